"""Write the trained network as ONNX with eight-bit weights."""

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.claims.network import Reader

INPUTS = ("pieces", "seen", "signs", "head", "rule_cue", "rule_source")


def export(reader: Reader, folder: Path) -> Path:
    """The network as ``claim-reader.onnx`` in the folder: weights of eight bits, scaled channel by channel."""
    was_training = reader.training
    reader.eval()
    full = folder / "claim-reader.fp32.onnx"
    count = len(reader.signs)
    one = torch.ones(2, 7, dtype=torch.long)
    example = (one, one, torch.zeros(2, 7, count, dtype=torch.long), one, one, one)
    torch.onnx.export(
        reader, example, str(full), input_names=list(INPUTS), output_names=["roles", "cue", "source"],
        dynamic_axes={name: {0: "windows", 1: "width"} for name in (*INPUTS, "roles", "cue", "source")},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    out = folder / "claim-reader.onnx"
    quantize_dynamic(str(full), str(out), per_channel=True, weight_type=QuantType.QInt8)
    reader.train(was_training)
    return out
