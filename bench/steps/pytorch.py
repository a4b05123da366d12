"""The same nets in PyTorch, one thread. Reads tasks as lines of JSON and answers in lines of JSON."""

import json
import sys
import time

import torch

torch.set_num_threads(1)
BATCH = 256
ACTIVATIONS = {"relu": torch.nn.ReLU, "sigmoid": torch.nn.Sigmoid}
data = {}


def make(network, training, file, trainCount):
    if "train" not in data:
        with open(file, "rb") as f:
            images = torch.frombuffer(bytearray(f.read()), dtype=torch.uint8).view(-1, 784).float() / 255
        data["train"], data["test"] = images[:trainCount].contiguous(), images[trainCount:].contiguous()
    torch.manual_seed(42)
    layers, inputs = [], network["inputs"]
    for layer in network["layers"]:
        linear = torch.nn.Linear(inputs, layer["units"])
        torch.nn.init.xavier_uniform_(linear.weight)
        torch.nn.init.zeros_(linear.bias)
        layers += [linear, ACTIVATIONS[layer["activation"]]()]
        inputs = layer["units"]
    model = torch.nn.Sequential(*layers)
    noise = training["corruption"]
    data.update(
        model=model,
        optimizer=torch.optim.Adadelta(model.parameters(), lr=1.0, rho=0.95, eps=1e-7),
        noise=noise["low"] if noise else 0,
        order=torch.randperm(trainCount),
        at=0,
    )
    return {"detail": f"PyTorch {torch.__version__}, one thread"}


def spoiled(images):
    if not data["noise"]:
        return images
    return (images + data["noise"] * torch.randn_like(images)).clamp(0, 1)


def step():
    train = data["train"]
    if data["at"] >= len(train):
        data["order"], data["at"] = torch.randperm(len(train)), 0
    images = train[data["order"][data["at"] : data["at"] + BATCH]]
    data["at"] += BATCH
    loss = torch.nn.functional.mse_loss(data["model"](spoiled(images)), images)
    data["optimizer"].zero_grad(set_to_none=True)
    loss.backward()
    data["optimizer"].step()


def steps(count):
    start, cpu = time.perf_counter(), time.process_time()
    for _ in range(count):
        step()
    data["cpu"] = (time.process_time() - cpu) * 1000 / count
    return (time.perf_counter() - start) * 1000 / count


def cpu():
    """Processor time a step took, the last time, in milliseconds."""
    return data["cpu"]


def epochs(count):
    data["at"] = len(data["train"])
    for _ in range(count * -(-len(data["train"]) // BATCH)):
        step()
    with torch.no_grad():
        return torch.nn.functional.mse_loss(data["model"](spoiled(data["test"])), data["test"]).item()


print(json.dumps({"ready": torch.__config__.parallel_info().splitlines()[0]}), flush=True)
for line in sys.stdin:
    given = json.loads(line)
    print(json.dumps({"answer": globals()[given.pop("task")](**given)}), flush=True)
