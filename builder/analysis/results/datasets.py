"""Stage 3, analysis: names of data sets and benchmarks in a sentence; a name that may be a method's is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.analysis.results.patterns import METRIC_HEAD
from builder.records import Span

# Names that stand for a data set wherever an abstract has them; numbers and versions may follow.
_KNOWN = (
    r"(?:mini|tiered|Tiny|tiny)?-?ImageNet|IN-?1K|CIFAR|F?MNIST|FashionMNIST|SVHN|STL-10|COCO|MS[- ]?COCO|PASCAL|"
    r"Pascal|VOC|LVIS|ADE20K|Cityscapes|KITTI|SemanticKITTI|nuScenes|Waymo|Argoverse|ScanNet|S3DIS|ModelNet|"
    r"ShapeNet|NYU|NYUv2|SUN RGB-D|Matterport3D|Kinetics|UCF-?101|HMDB-?51|ActivityNet|THUMOS|Something-Something|"
    r"AVA|Charades|DAVIS|YouTube-VOS|LaSOT|GOT-10k|TrackingNet|OTB|VOT|MOT\d\d|CrowdHuman|Market-?1501|DukeMTMC|"
    r"CUHK|MSMT17|LFW|IJB-?[ABC]|MegaFace|CelebA|FFHQ|LSUN|Places365|iNaturalist|CUB|CUB-200|"
    r"Stanford (?:Cars|Dogs|Online Products)|Flickr30K|VQA|GQA|OK-VQA|TextVQA|ScienceQA|MMBench|MMMU|POPE|SQuAD|"
    r"GLUE|SuperGLUE|MNLI|SST-2|QQP|CoNLL|OntoNotes|WMT|IWSLT|LibriSpeech|Switchboard|VoxCeleb|TIMIT|WSJ|"
    r"Penn Treebank|PTB|WikiText|LAMBADA|HotpotQA|TriviaQA|Natural Questions|MS MARCO|BEIR|MTEB|MMLU|GSM8K|MATH|"
    r"HumanEval|MBPP|SWE-bench|AlpacaEval|CNN/?Daily ?Mail|XSum|Gigaword|MultiWOZ|Spider|ATIS|SNIPS|TACRED|DocRED|"
    r"ACE|MovieLens|Amazon|Yelp|Netflix|Cora|Citeseer|PubMed|OGB|ogbn|QM9|ZINC|FB15k|WN18|Atari|MuJoCo|D4RL|"
    r"Meta-World|CALVIN|LIBERO|EPIC-K(?:itchens|ITCHENS)|RLBench|Omniglot|DomainNet|Office-?(?:31|Home)|VTAB|"
    r"GenEval|DOTA|HRSC2016|ISIC|BraTS|LIDC|MIMIC|CheXpert|Middlebury|Sintel|ETH3D|Set5|Set14|BSD\d+|Urban100|"
    r"DIV2K|REDS|Vimeo|Human3\.6M|MPII|MPI-INF|3DPW|PoseTrack|Labeled Faces in the Wild|YouTube Faces|Vid4|"
    r"CoRe ?50|TUM|EuRoC|HPatches|MegaDepth|SPair|HOI4D|VisDrone|UA-DETRAC"
)
_KNOWN_NAME = re.compile(rf"(?:{_KNOWN})(?![a-z])")
_KINDS = (
    r"(?:data ?-?sets?|benchmarks?|corpus|corpora|corpuses|challenges?|leaderboards?|collections?|databases?|"
    r"test(?:[ -]?(?:sets?|splits?|dev))?|validation(?: sets?)?|val(?: sets?)?|splits?|testdev|treebank|tracks?)"
)
# Names with the shape of one that are models, machines, tasks, methods or places.
_NO_DATASET = re.compile(
    r"(?:BERT|RoBERTa|GPT|Llama|LLaMA|LLaVA|Mistral|Mixtral|Qwen|Vicuna|T5|Flan|BART|PEGASUS|CLIP|ViT|DeiT|Swin|ResNet|ResNe?Xt|"
    r"VGG|AlexNet|MobileNet|EfficientNet|DenseNet|Inception|ConvNeXt|U-?Net|YOLO|R-CNN|DETR|SAM|DINO|MAE|NeRF|GAN|VAE|LSTM|GRU|"
    r"CNN|RNN|GNN|GCN|MLP|SVM|LLM|VLM|MLLM|PLM|SGD|Adam|PPO|SAC|DQN|Transformer|Mamba|Diffusion|StyleGAN|SimCLR|MoCo|BYOL|"
    r"GPU|CPU|TPU|FPGA|NVIDIA|Nvidia|GTX|RTX|Tesla|Titan|TITAN|Jetson|Intel|Xeon|Core|ARM|AMD|iPhone|Raspberry|Snapdragon|"
    r"Android|V100|A100|H100|K40|Pentium|Apple|Samsung|Galaxy|Google|"
    r"NLP|OCR|QA|ASR|NER|SLAM|NLI|MRC|VLN|HOI|RGB|LiDAR|lidar|MRI|CT|EEG|EMG|IMU|ROS|HRI|DoF|[1-6]D|2D|3D|AUC|AP|mAP|"
    r"mIoU|FID|BLEU|PSNR|SSIM|F1|IoU|RMSE|English|German|French|Chinese|Arabic|Franka|Baxter|PR2|UR5|Emika|"
    r"We|Our|In|The|This|Challenge|Benchmark|Dataset|Database|These|It|Experiments?|Experimental|Results?|Code|Extensive|Moreover|However)(?![a-z])"
)
_NAME = (
    r"(?:[A-Z](?:[\w+'\u2019&-]|\.(?=\d))*|[a-z]{1,6}[A-Z](?:[\w-]|\.(?=\d))*|[a-z]+-?\d+[a-z]?-[A-Z]\w+|"
    r"\d+(?:-[A-Z][\w]*)+(?:-\d+)?)"
)
_FULL = rf"{_NAME}(?:(?: (?:in the|of the|in|of))?[ /-]{_NAME}| (?:v|V)?\d[\w.+]*(?![\w%])){{0,5}}"
_LEAD = (
    r"(?:(?!(?:of|from|with|by|to|in|and|or|at|on|for|than|as|using|via|that|which|over|is|are|while|when|where)\b)"
    r"[a-z\d][\w-]*,? ){0,5}"
)
_GROUP = re.compile(
    rf"\b(?P<by>[Oo]n|[Ff]or|[Oo]f|[Ii]n|[Aa]cross|[Oo]ver|[Ff]rom|[Ww]ith|[Uu]sing|e\.g\.,?|i\.e\.,?|[Tt]o) "
    rf"(?:both )?{_LEAD}"
    rf"(?P<names>{_FULL}(?:(?:, and |, | and | or |/|, as well as | \& ){_LEAD}{_FULL}){{0,6}})"
    rf"(?: ?\([^()]{{1,40}}\))?(?P<kind> (?:[a-z\d-]+ )?{_KINDS}\b)?"
)
_BARE = re.compile(rf"(?P<names>{_FULL})(?P<kind> {_KINDS}\b)?(?= ?\($| ?$)")
_JOIN = re.compile(r", and |, as well as |, | and | or | & |/")
_TRAINED = re.compile(
    r"(?i)\b(?:pre-?trained|trained|train|fine-?tuned|learned|built|based|focus\w*|relies|rely|"
    r"rel(?:y|ies|ying)|experiments? with|compared|comparison)(?: (?-i:[a-z]+))? $|"
    r"\b(?:pre-?|fine-?)?(?:training|tuning) $"
)
_MACHINE = re.compile(
    r"\b(?:robot|humanoid|platform|gpus?|cpus?|device|phone|processor|backbone|model|arm|board|chip) $"
)
_METHOD_END = re.compile(r"(?:Ne[Rr]F|LLM|GAN|GPT|[Ff]ormer|BERT|Net(?:\+\+)?|[Dd][Oo][Ff]s?|Hand|Bot|Arm|Finger)$")
_SHAPED = re.compile(r".*(?:\d|[a-z][A-Z]|[A-Z]{2}\w*-|-[A-Z]).*")


@dataclass(frozen=True, slots=True)
class Datasets:
    """Names of data sets that stand together: "A, B and C"."""

    span: Span  # of all names, in the sentence
    names: tuple[str, ...]  # the one or more that are data sets
    text: str  # as written
    is_whole: bool = True  # nothing else stands in the row: not "WMT and German-to-English"


def find_datasets(sentence: str) -> list[Datasets]:
    """Returns the data sets that the sentence says something was measured on, in order."""
    return list(_datasets(sentence))


def dataset_at_end(text: str) -> Datasets | None:
    """Returns the data set that `text` ends with, as before a bracket: "Union14M-Benchmark (61.6 %)"."""
    piece = text[-100:].rstrip(" (")
    match = max(_BARE.finditer(piece), key=re.Match.start, default=None)
    if not match or not _is_dataset(match["names"], bool(match["kind"]), "bare"):
        return None
    start = len(text) - len(text[-100:]) + match.start("names")
    return Datasets(Span(start, start + len(match["names"])), (match["names"],), match["names"])


def known_in(text: str) -> str:
    """Returns the name of a well-known data set that `text` begins with: "ImageNet zero-shot accuracy"."""
    match = re.match(_FULL, text)
    known = _KNOWN_NAME.match(text)
    return match[0] if match and known else ""


def _datasets(sentence: str) -> Iterator[Datasets]:
    for match in _GROUP.finditer(sentence):
        if _MACHINE.search(match[0][: match.start("names") - match.start()]) or _TRAINED.search(
            sentence[max(0, match.start() - 40) : match.start()]
        ):
            continue
        names, start = match["names"].rstrip("."), match.start("names")
        kept = [
            name.strip(" .")
            for name in _parts(names)
            if _is_dataset(name.strip(" ."), bool(match["kind"]), match["by"])
        ]
        if kept and len(kept) == len(_parts(names)):
            bare = names if len(kept) > 1 else kept[0]
            first = start + names.index(kept[0])
            yield Datasets(Span(first, first + len(bare)), tuple(kept), bare)
        elif kept and names.startswith(kept[0]):
            yield Datasets(Span(start, start + len(kept[0])), (kept[0],), kept[0], is_whole=False)


def _parts(names: str) -> list[str]:
    """The single names of a list, words before a name taken off."""
    pieces = [piece for piece in _JOIN.split(names) if piece]
    found = [re.search(rf"{_FULL}$", piece) for piece in pieces]
    return [match[0] for match in found if match]


def _is_dataset(name: str, is_called_one: bool, by: str) -> bool:
    if _KNOWN_NAME.match(name):
        return by.casefold() not in {"with", "using", "to"} or is_called_one
    if _NO_DATASET.match(name) or METRIC_HEAD.fullmatch(name) or len(name) < 2:
        return False
    if is_called_one or re.search(r"(?i)(?:bench(?:mark)?|data ?set|corpus|QA|Net-\d+|-test)$", name):
        return True
    if _METHOD_END.search(name):
        return False
    return by.casefold() == "on" and bool(_SHAPED.fullmatch(name)) and len(name) > 3
