"""Trained networks as they are shipped: ONNX, run on one thread."""

from functools import cache
from importlib.resources import as_file, files

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as told

from overt.errors import ModelError

# The runtime's errors have no common name of their own.
_UNREADABLE = (
    OSError,
    RuntimeError,
    told.Fail,
    told.InvalidArgument,
    told.InvalidGraph,
    told.InvalidProtobuf,
    told.NoSuchFile,
)


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
    # What a run needs is given back after it: kept for the next, it grows to what the longest page needed.
    options.enable_cpu_mem_arena = False
    try:
        # By its path, for the session would keep the bytes of a file beside what it makes of them.
        with as_file(files("overt.models") / f"{name}.onnx") as file:
            return onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    except _UNREADABLE as error:
        raise ModelError(f"the model {name} cannot be read: {error}. Install overt again.") from error
