"""The look of a page: templates, style, words, charts, figures as people read them.

It knows no verb and no model: `publishing/site` says which pages there are, and hands it rows of a
package as text. It needs the extra `explore`.
"""
