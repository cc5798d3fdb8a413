"""The verbs: one public function each, composing the parts; the command line (`cli.py`) only calls them."""
