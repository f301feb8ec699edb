using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests;

/// <summary>What is learned of a whole block at once is what each of its numbers says alone.</summary>
public sealed class ShapesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(256)]
    public void A_block_is_described_as_its_shapes_are(int codes)
    {
        var random = new Random(codes);
        var block = Enumerable.Range(0, Packing.Numbers).Select(_ => (byte)random.Next(codes)).ToArray();
        block[random.Next(Packing.Numbers)] = (byte)(codes - 1);
        var (bodies, around, totals) = (new byte[Packing.Numbers], new byte[Packing.Numbers], new byte[Packing.Numbers]);
        Shapes.Describe(block, bodies, around, totals);
        for (var posting = 0; posting < Packing.Numbers; posting++)
        {
            var shape = Shapes.Of(block[posting]);
            Assert.Equal((shape.Body, shape.Total, shape.Title + shape.Section), (bodies[posting], totals[posting], Shapes.BeforeBody(around[posting])));
            Assert.Equal(block[posting] == Shapes.Unusual || shape.Body < shape.Total, around[posting] >= Shapes.Elsewhere);
        }
    }

    [Fact]
    public void What_comes_before_a_number_is_summed_up()
    {
        var random = new Random(1);
        var numbers = Enumerable.Range(0, Packing.Numbers).Select(_ => (byte)random.Next(256)).ToArray();
        var sums = new int[Packing.Numbers];
        Sums.Before(numbers, sums);
        Assert.Equal(Enumerable.Range(0, Packing.Numbers).Select(at => numbers.Take(at).Sum(static number => number)), sums);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    public void Bytes_are_unpacked_as_they_were_packed(int width)
    {
        var random = new Random(width);
        var numbers = Enumerable.Range(0, Packing.Numbers).Select(_ => (uint)random.Next(1 << width)).ToArray();
        Assert.Equal(numbers.Select(static number => (byte)number), Unpacked(numbers, width));
    }

    private static unsafe byte[] Unpacked(uint[] numbers, int width)
    {
        var (packed, unpacked) = (new byte[Packing.Size(width) + 16], new byte[Packing.Numbers]);
        Packing.Pack(numbers, width, packed);
        fixed (byte* from = packed)
        {
            fixed (byte* to = unpacked)
            {
                Packing.UnpackBytes(from, width, to);
            }
        }

        return unpacked;
    }
}
