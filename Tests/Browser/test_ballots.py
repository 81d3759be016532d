"""The board of a secret ballot, by both verifiers: the command, and one written here by the definition alone."""

import json
import subprocess

import pytest

from ballot_verifier import Fault, is_sealed, is_signed, verify
from conftest import BINARY, ROOT

BOARDS = sorted((ROOT / "Tests/BallotsTests/Golden").glob("*.jsonl"))


def command(*arguments):
    return subprocess.run([BINARY, "verify", "ballot", *arguments], capture_output=True, text=True)


def test_the_second_verifier_knows_the_standards_examples():
    vector = json.loads((ROOT / "Tests/BallotsTests/rfc9474.json").read_text())
    message = bytes.fromhex(vector["prefix"] + vector["message"])
    signature, modulus = bytes.fromhex(vector["signature"]), int(vector["modulus"], 16)
    assert is_signed(message, signature, modulus, 65537)
    assert not is_signed(message + b"!", signature, modulus, 65537)
    # RFC 8032, 7.1, test 2.
    key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
    assert is_sealed(b"\x72", signature, key)
    assert not is_sealed(b"\x73", signature, key)


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.stem)
def test_both_verifiers_agree_on_recorded_boards(board):
    opening, closing = verify(board.read_bytes())
    done = command(board)
    assert done.returncode == 0, done.stderr
    assert f"cast {closing['cast']}" in done.stdout and opening["method"] in done.stdout


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.stem)
def test_the_second_verifier_finds_a_change_of_any_byte(board):
    data = board.read_bytes()
    unseen = []
    for place in range(len(data)):
        for bit in (1, 32):
            changed = bytearray(data)
            changed[place] ^= bit
            try:
                verify(bytes(changed))
                unseen.append(place)
            except Fault:
                pass
    assert unseen == []


def test_the_command_names_what_is_wrong(tmp_path):
    board = BOARDS[0]
    lines = board.read_text().splitlines(keepends=True)
    receipt = json.loads(lines[1])["receipt"]
    assert command(board, "--receipt", receipt).returncode == 0
    assert command(board, "--receipt", "0" * 64).returncode == 1
    assert command(board, "--opening", "0" * 64).returncode == 65
    assert command(tmp_path / "nothing.jsonl").returncode == 2
    bent = tmp_path / "bent.jsonl"
    for text, said in [
        ("".join([lines[0], *lines[2:]]), "line 2: the chain does not hold"),
        ("".join([*lines[:2], lines[1], *lines[2:]]), "line 3: the ballots are not in the order"),
        ("".join(lines[:-1]), f"line {len(lines) - 1}: the closing is not written"),
        ("{}\n" + "".join(lines[1:]), "line 1: the opening cannot be read"),
    ]:
        bent.write_text(text)
        done = command(bent)
        assert done.returncode == 65 and said in done.stderr, done.stderr
        with pytest.raises(Fault):
            verify(text.encode())


def test_there_is_a_recorded_board_for_each_method():
    assert {board.stem for board in BOARDS} == {"approval", "plurality", "schulze"}
