"""Write the tagger as ONNX with eight-bit weights: the mean of the weights of several runs.

python -m training.roles.export MODEL.onnx RUN_FOLDER...
"""

import sys
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.roles.network import Tagger


def mean_of(runs: list[Path]) -> Tagger:
    """A tagger with the mean of the weights of some runs, which began with the same ones."""
    states = [torch.load(one / "roles.pt", weights_only=True) for one in runs]
    model = Tagger()
    model.load_state_dict({name: sum(one[name] for one in states) / len(states) for name in states[0]})
    model.eval()
    return model


def export(model: Tagger, file: Path) -> None:
    """The network in a file, its weights of eight bits, scaled channel by channel."""
    full = file.with_suffix(".fp32.onnx")
    example = torch.ones(1, 7, dtype=torch.long)
    torch.onnx.export(
        model, (example, example), str(full), input_names=["pieces", "seen"], output_names=["numbers"],
        dynamic_axes={name: {0: "rows", 1: "width"} for name in ("pieces", "seen", "numbers")},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(full), str(file), per_channel=True, weight_type=QuantType.QInt8)
    full.unlink()


if __name__ == "__main__":
    export(mean_of([Path(one) for one in sys.argv[2:]]), Path(sys.argv[1]))
