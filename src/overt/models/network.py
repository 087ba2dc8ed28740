"""Trained networks as they are shipped: ONNX, run on one thread."""

from functools import cache
from importlib.resources import files

import onnxruntime

from overt.errors import ModelError


@cache
def network(name: str) -> onnxruntime.InferenceSession:
    """The shipped network of that name, loaded once a process when it is first needed.

    It uses one thread, for pages are spread over processes. Raises ModelError when its file cannot be read.

    >>> [one.name for one in network("furniture-words").get_inputs()]
    ['columns', 'pieces']
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    file = files("overt.models") / f"{name}.onnx"
    try:
        return onnxruntime.InferenceSession(file.read_bytes(), options, providers=["CPUExecutionProvider"])
    except (OSError, RuntimeError) as error:
        raise ModelError(f"the model {name} cannot be read: {error}. Install overt again.") from error
