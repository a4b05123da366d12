project = "A course"
html_theme = "alabaster"
html_static_path = ["_static"]
html_css_files = ["ae-elements/ae-elements.css"]
html_js_files = [
    "require.js",
    ("ae-elements/ae-elements.js", {"type": "module"}),
]
