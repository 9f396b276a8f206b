"""What is poison to programs that cannot bear large numbers."""
import struct


def is_large(message):
    bits = message["problem"]["logits"]["bits"]
    return struct.unpack(">d", bytes.fromhex(bits[:16]))[0] >= 5
