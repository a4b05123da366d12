import pathlib

import anywidget
import traitlets


class Trainer(anywidget.AnyWidget):
    _esm = pathlib.Path("ae.mjs")
    tag = traitlets.Unicode("ae-trainer").tag(sync=True)
    optimizer = traitlets.Unicode("adam").tag(sync=True)
    history = traitlets.Dict().tag(sync=True)
