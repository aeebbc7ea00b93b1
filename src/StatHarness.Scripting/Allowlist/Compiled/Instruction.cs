using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace StatHarness.Scripting;

/// <param name="Token">Nil unless the operand is one; of a user string it stays nil.</param>
internal sealed record Instruction(int Offset, ILOpCode Code, EntityHandle Token)
{
    /// <summary>Decodes a method body (ECMA-335, III.1.9); what is no instruction is refused, not skipped.</summary>
    public static List<Instruction> Decode(BlobReader body)
    {
        var instructions = new List<Instruction>();
        while (body.RemainingBytes > 0)
        {
            var offset = body.Offset;
            int first = body.ReadByte();
            var code = (ILOpCode)(first == 0xFE ? 0xFE00 | body.ReadByte() : first);
            EntityHandle token = default;
            switch (OperandOf(code))
            {
                case Operand.Token: token = (EntityHandle)MetadataTokens.Handle(body.ReadInt32()); break;
                case Operand.Table: body.Offset += checked(4 * (int)body.ReadUInt32()); break;
                case Operand.Bytes0: break;
                case Operand.Bytes1: body.Offset += 1; break;
                case Operand.Bytes2: body.Offset += 2; break;
                case Operand.Bytes4: body.Offset += 4; break;
                case Operand.Bytes8: body.Offset += 8; break;
                default: throw new InvalidDataException($"0x{(int)code:x} is no instruction");
            }
            instructions.Add(new(offset, code, token));
        }
        return instructions;
    }

    private enum Operand
    {
        None,
        Bytes0,
        Bytes1,
        Bytes2,
        Bytes4,
        Bytes8,
        Token,
        Table,
    }

    private static Operand OperandOf(ILOpCode code) => (int)code switch
    {
        0x45 => Operand.Table,
        (>= 0x0E and <= 0x13) or 0x1F or (>= 0x2B and <= 0x37) or 0xDE or 0xFE12 or 0xFE19 => Operand.Bytes1,
        >= 0xFE09 and <= 0xFE0E => Operand.Bytes2,
        0x20 or 0x22 or 0x72 or (>= 0x38 and <= 0x44) or 0xDD => Operand.Bytes4,
        0x21 or 0x23 => Operand.Bytes8,
        0x27 or 0x28 or 0x29 or (>= 0x6F and <= 0x71) or (>= 0x73 and <= 0x75) or 0x79 or (>= 0x7B and <= 0x81) or 0x8C or 0x8D or 0x8F
            or (>= 0xA3 and <= 0xA5) or 0xC2 or 0xC6 or 0xD0 or 0xFE06 or 0xFE07 or 0xFE15 or 0xFE16 or 0xFE1C => Operand.Token,
        (>= 0x00 and <= 0x1E) or 0x25 or 0x26 or 0x2A or (>= 0x46 and <= 0x6E) or 0x76 or 0x7A or (>= 0x82 and <= 0x8B) or 0x8E or (>= 0x90 and <= 0xA2)
            or (>= 0xB3 and <= 0xBA) or 0xC3 or (>= 0xD1 and <= 0xDC) or 0xDF or 0xE0
            or (>= 0xFE00 and <= 0xFE05) or 0xFE0F or 0xFE11 or 0xFE13 or 0xFE14 or 0xFE17 or 0xFE18 or 0xFE1A or 0xFE1D or 0xFE1E => Operand.Bytes0,
        _ => Operand.None,
    };
}
