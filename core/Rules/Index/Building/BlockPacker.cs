namespace PluginHost.Rules.Index;

/// <summary>Packs 128 numbers in the width that makes them shortest; the few that are wider stand behind, each with its place.</summary>
internal sealed class BlockPacker(int overhead, int least)
{
    private readonly uint[] _narrow = new uint[Packing.Numbers];

    public int Width { get; private set; }

    public int Wider { get; private set; }

    /// <summary>Finds the width; a narrower one must gain as many bytes as exceptions are worth the trouble.</summary>
    public void Measure(ReadOnlySpan<uint> numbers)
    {
        (Width, Wider) = (Packing.Width(numbers), 0);
        var (widest, shortest) = (Width, Packing.Size(Width) - least);
        for (var width = widest - 1; width >= 0; width--)
        {
            var wider = 0;
            foreach (var number in numbers)
            {
                wider += number >> width == 0 ? 0 : 1;
            }

            if (Packing.Size(width) + (overhead * wider) < shortest)
            {
                shortest = Packing.Size(width) + (overhead * wider);
                (Width, Wider) = (width, wider);
            }
        }
    }

    public void Write(ReadOnlySpan<uint> numbers, Bytes bytes)
    {
        for (var number = 0; number < Packing.Numbers; number++)
        {
            _narrow[number] = Fits(numbers[number]) ? numbers[number] : 0;
        }

        Packing.Pack(_narrow, Width, bytes.Take(Packing.Size(Width)));
    }

    public void WriteWider(ReadOnlySpan<uint> numbers, Bytes bytes)
    {
        for (var number = 0; Wider > 0 && number < Packing.Numbers; number++)
        {
            if (!Fits(numbers[number]))
            {
                bytes.Add((byte)number);
                bytes.AddVarint(numbers[number]);
            }
        }
    }

    private bool Fits(uint number) => Width == 32 || number >> Width == 0;
}
