namespace PluginHost.Rules.Tests.Vectors;

/// <summary>The tiny model worked out number by number, as its formulas are written down.</summary>
internal static class PlainModel
{
    public static double[] Encode(TinyModel model, int[] pieces)
    {
        var (rows, waves) = (model["module/Embeddings_en"], model["TimingSignal/ExpandDims_1"]);
        var state = pieces.Select((piece, place) => Enumerable.Range(0, TinyModel.Narrow)
            .Select(at => (2.0 * rows[(piece * TinyModel.Narrow) + at]) + (at < waves.Length ? Math.Sin(place * waves[at]) : Math.Cos(place * waves[at - waves.Length])))
            .ToArray()).ToArray();
        state = Layer(model, 0, state, Times(state, model["dense/kernel/ConcatPartitions/concat"], model["dense/bias/ConcatPartitions/concat"]));
        state = Layer(model, 1, state, state);
        double[][] mean = [Enumerable.Range(0, TinyModel.Wide).Select(at => state.Average(row => row[at])).ToArray()];
        var told = Times(mean, model["tanh_layer_0/weights"], model["tanh_layer_0/bias"])[0].Select(Math.Tanh).ToArray();
        var length = Math.Sqrt(told.Sum(static value => value * value));
        return [.. told.Select(value => value / length)];
    }

    public static double[][] Even(double[][] rows, float[] scale, float[] bias) => [.. rows.Select(row =>
    {
        var mean = row.Average();
        var spread = row.Average(value => (value - mean) * (value - mean));
        return row.Select((value, at) => ((value - mean) / Math.Sqrt(spread + 1e-6) * scale[at]) + bias[at]).ToArray();
    })];

    /// <summary>Four heads; each row's shares of all rows are a softmax over scaled products.</summary>
    public static double[][] Attend(double[][] asked, int width)
    {
        var head = width / 4;
        return [.. asked.Select(row => Enumerable.Range(0, width).Select(at =>
        {
            var from = at / head * head;
            var powers = asked.Select(other => Math.Exp(Enumerable.Range(from, head).Sum(part => row[part] * other[width + part]) / Math.Sqrt(head))).ToArray();
            return asked.Select((other, number) => powers[number] / powers.Sum() * other[(2 * width) + at]).Sum();
        }).ToArray())];
    }

    public static double[][] Times(double[][] rows, float[] weights, float[] bias) =>
        [.. rows.Select(row => bias.Select((start, column) => start + row.Select((value, at) => value * weights[(at * bias.Length) + column]).Sum()).ToArray())];

    private static double[][] Layer(TinyModel model, int number, double[][] state, double[][] kept)
    {
        var at = $"Layer_{number}/TransformerLayer/";
        var even = Even(state, model[$"Encode/{at}layer_prepostprocess/layer_norm/layer_norm_scale/ConcatPartitions/concat"], model[$"Encode/{at}layer_prepostprocess/layer_norm/layer_norm_bias/ConcatPartitions/concat"]);
        var taken = Attend(Times(even, model[at + "MultiheadAttention/qkv_transform_single/kernel/part_0"], model[at + "MultiheadAttention/qkv_transform_single/bias/ConcatPartitions/concat"]), state[0].Length);
        var sum = Sum(kept, Times(taken, model[at + "MultiheadAttention/output_transform_single/kernel/part_0"], model[at + "MultiheadAttention/output_transform_single/bias/ConcatPartitions/concat"]));
        even = Even(sum, model[at + "FFN/layer_prepostprocess/layer_norm/layer_norm_scale/ConcatPartitions/concat"], model[at + "FFN/layer_prepostprocess/layer_norm/layer_norm_bias/ConcatPartitions/concat"]);
        var open = Times(even, model[at + "FFN/conv1/Tensordot/Reshape_1"], model[at + "FFN/conv1/bias/ConcatPartitions/concat"]).Select(static row => row.Select(static value => Math.Max(0, value)).ToArray()).ToArray();
        return Sum(sum, Times(open, model[at + "FFN/conv2/Tensordot/Reshape_1"], model[at + "FFN/conv2/bias/ConcatPartitions/concat"]));
    }

    private static double[][] Sum(double[][] one, double[][] other) => [.. one.Zip(other, static (left, right) => left.Zip(right, static (a, b) => a + b).ToArray())];
}
