using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Tests.Vectors;

/// <summary>Each step of a layer alone, against values worked out by hand or in the plainest way.</summary>
public sealed class StepsTests
{
    private readonly Random _random = new(3);

    [Fact]
    public void Evening_brings_a_row_to_its_own_mean_and_spread()
    {
        var output = new float[4];
        new Evening([1, 1, 2, 1], [0, 0, 0, 5]).Apply([1, 3, 1, 3], output, 1);

        // The mean is 2 and the spread 1.
        Assert.Equal([-1f, 1f, -2f, 6f], output.Select(static value => MathF.Round(value, 3)));
    }

    [Theory]
    [InlineData(1, 3, 5)]
    [InlineData(5, 16, 16)]
    [InlineData(6, 7, 33)]
    [InlineData(13, 40, 50)]
    public void A_product_is_right_for_every_size(int rows, int inputs, int outputs)
    {
        var (input, weights, bias) = (Numbers(rows * inputs), Numbers(inputs * outputs), Numbers(outputs));
        var output = new float[rows * outputs];

        new Dense(weights, bias).Apply(input, output, rows);

        Assert.All(PlainModel.Times(Rows(input, inputs), weights, bias).SelectMany(static row => row).Zip(output), static pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Fact]
    public void Where_all_keys_are_alike_every_place_takes_the_mean_of_all()
    {
        // Rows of 4 queries, 4 keys and 4 values; each of the four heads is one number wide.
        float[] asked = [1, 2, 3, 4, 5, 5, 5, 5, 10, 20, 30, 40, -1, 0, 9, 2, 5, 5, 5, 5, 30, 40, 10, 0];
        var output = new float[8];

        Attention.Apply(asked, output, 2, 4);

        Assert.Equal([20f, 30, 20, 20, 20, 30, 20, 20], output.Select(static value => MathF.Round(value, 3)));
    }

    [Fact]
    public void Every_place_takes_most_from_what_concerns_it()
    {
        var asked = Numbers(9 * 3 * 16);
        var output = new float[9 * 16];

        Attention.Apply(asked, output, 9, 16);

        Assert.All(PlainModel.Attend(Rows(asked, 48), 16).SelectMany(static row => row).Zip(output), static pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    private float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (_random.NextSingle() * 2) - 1)];

    private static double[][] Rows(float[] values, int width) => [.. values.Chunk(width).Select(static row => row.Select(static value => (double)value).ToArray())];
}
