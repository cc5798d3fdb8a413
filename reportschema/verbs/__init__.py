"""The verbs: one public function each, composing the parts; the command line only calls them."""
