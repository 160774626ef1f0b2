"""Libraries that load models and data sets, and the formats that files show.

Sources: `model-libraries.ts` (commit 00142be; those that the Hub offers as a filter, and others in
wide use) and `dataset-libraries.ts` (commit 02b1968) of `packages/tasks/src` in
huggingface/huggingface.js; the formats as the Hub tags them. Read on 2026-11-28. A card may name
another library: the list serves facets, it does not refuse.
"""

from __future__ import annotations

from comity.hub.domain.vocabulary.terms import Term, by_id

MODEL_LIBRARIES = (
    Term("adapter-transformers", "Adapters"),
    Term("allennlp", "AllenNLP"),
    Term("asteroid", "Asteroid"),
    Term("audiocraft", "Audiocraft"),
    Term("bertopic", "BERTopic"),
    Term("birder", "Birder"),
    Term("chronos-forecasting", "Chronos"),
    Term("colpali", "ColPali"),
    Term("diffusers", "Diffusers"),
    Term("diffusion-single-file", "Diffusion Single File"),
    Term("doctr", "docTR"),
    Term("espnet", "ESPnet"),
    Term("fairseq", "Fairseq"),
    Term("fastai", "fastai"),
    Term("fasttext", "fastText"),
    Term("flair", "Flair"),
    Term("gliner", "GLiNER"),
    Term("keras", "Keras"),
    Term("keras-hub", "KerasHub"),
    Term("kernels", "Kernels"),
    Term("lerobot", "LeRobot"),
    Term("lightning-ir", "Lightning IR"),
    Term("litert", "LiteRT"),
    Term("litert-lm", "LiteRT-LM"),
    Term("llama-cpp-python", "llama-cpp-python"),
    Term("mamba-ssm", "MambaSSM"),
    Term("mindspore", "MindSpore"),
    Term("ml-agents", "ml-agents"),
    Term("mlc-llm", "MLC-LLM"),
    Term("mlx", "MLX"),
    Term("mlx-image", "mlx-image"),
    Term("model2vec", "Model2Vec"),
    Term("nemo", "NeMo"),
    Term("open_clip", "OpenCLIP"),
    Term("paddlenlp", "PaddleNLP"),
    Term("PaddleOCR", "PaddleOCR"),
    Term("peft", "PEFT"),
    Term("pyannote-audio", "pyannote.audio"),
    Term("pythae", "pythae"),
    Term("saelens", "SAELens"),
    Term("sam2", "sam2"),
    Term("sample-factory", "sample-factory"),
    Term("sentence-transformers", "Sentence Transformers"),
    Term("setfit", "SetFit"),
    Term("sklearn", "scikit-learn"),
    Term("spacy", "spaCy"),
    Term("span-marker", "SpanMarker"),
    Term("speechbrain", "SpeechBrain"),
    Term("stable-audio-tools", "Stable Audio Tools"),
    Term("stable-baselines3", "Stable-Baselines3"),
    Term("stanza", "Stanza"),
    Term("tabpfn", "TabPFN"),
    Term("tensorflowtts", "TensorFlowTTS"),
    Term("tensorrt", "TensorRT"),
    Term("terratorch", "TerraTorch"),
    Term("tf-keras", "TF-Keras"),
    Term("timesfm", "TimesFM"),
    Term("timm", "timm"),
    Term("torchgeo", "TorchGeo"),
    Term("transformers", "Transformers"),
    Term("transformers.js", "Transformers.js"),
    Term("ultralytics", "Ultralytics"),
    Term("unity-sentis", "Unity Sentis"),
    Term("whisperkit", "WhisperKit"),
)

DATASET_LIBRARIES = (
    Term("argilla", "Argilla"),
    Term("dask", "Dask"),
    Term("datadesigner", "NeMo Data Designer"),
    Term("datasets", "Datasets"),
    Term("distilabel", "Distilabel"),
    Term("duckdb", "DuckDB"),
    Term("fiftyone", "FiftyOne"),
    Term("lance", "Lance"),
    Term("mlcroissant", "Croissant"),
    Term("pandas", "pandas"),
    Term("polars", "Polars"),
    Term("webdataset", "WebDataset"),
)

FORMATS = (
    Term("onnx", "ONNX"),
    Term("safetensors", "Safetensors"),
    Term("gguf", "GGUF"),
    Term("pytorch", "PyTorch"),
    Term("tf", "TensorFlow"),
    Term("jax", "JAX"),
    Term("tflite", "TFLite"),
    Term("coreml", "Core ML"),
    Term("openvino", "OpenVINO"),
    Term("joblib", "Joblib"),
    Term("tensorboard", "TensorBoard"),
    Term("rust", "Rust"),
)

MODEL_LIBRARY = by_id(MODEL_LIBRARIES)
DATASET_LIBRARY = by_id(DATASET_LIBRARIES)
FORMAT = by_id(FORMATS)
