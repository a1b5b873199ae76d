"""What is said of a file that costs too much, whatever its kind."""

from __future__ import annotations

from bot.reading.extracted import Limits


def too_large(name: str, size: int, limits: Limits) -> str:
    """It has more bytes than it may."""
    return (
        f"文件“{name}”有 {size / 1024 / 1024:.0f} MB，超过了 {limits.file_bytes >> 20} MB 的上限。"
        "一件答复不会这么大，请拆分或另存为纯文本后再上传。"
    )


def too_slow(name: str, limits: Limits) -> str:
    """It took longer than it may."""
    return (
        f"文件“{name}”读了 {limits.seconds:.0f} 秒还没读完，已放弃。"
        "请打开后另存为新文件或拆分成几个文件，再上传。"
    )


def too_much_memory(name: str, limits: Limits) -> str:
    """It took more memory than it may."""
    return (
        f"文件“{name}”展开后需要的内存超过 {limits.memory_bytes >> 20} MB，已放弃。"
        "请打开后另存为新文件或拆分成几个文件，再上传。"
    )


def too_deep(name: str) -> str:
    """Its parts stand in one another deeper than any honest file's."""
    return f"文件“{name}”的内容嵌套过深，不是正常的文件，无法读取。请打开后另存为新文件再上传。"


def broken(name: str, _: Limits) -> str:
    """The library that reads its kind gave up."""
    return f"文件“{name}”内容异常，或展开后过大，读取程序中途退出。请打开后另存为新文件再上传。"


def given_up(name: str, lost: int) -> str:
    """Too many of an archive's files were lost for the others to be tried."""
    return (
        f"压缩包“{name}”里已有 {lost} 个文件无法读取，其余文件没有再读。"
        "请去掉有问题的文件，重新打包后再上传。"
    )
