using PluginHost.Sdk;

namespace PluginHost.Rules.Vectors;

/// <summary>Puts a sentence encoder of two layers together from its files. Every size is checked against the others.</summary>
internal sealed class SentenceModelFiles
{
    private const int Layers = 2;
    private const string Own = "module/Encoder_en/";
    private const string Applied = "module_apply_default/Encoder_en/KonaTransformer/Encode/";

    private readonly WeightFiles _files;
    private Error? _error;

    private SentenceModelFiles(WeightFiles files) => _files = files;

    public static Result<SentenceModel> Read(string folder) => WeightFiles.Read(folder).Then(files => new SentenceModelFiles(files).Build(folder));

    private Result<SentenceModel> Build(string folder)
    {
        var (pieces, size) = Find("module/Embeddings_en", 0, 0);
        var (rows, width) = (size[0], size[1]);
        var (paces, _) = Find(Applied + "TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1", 1, width / 2);
        var layers = new Layer[Layers];
        for (var number = 0; number < Layers; number++)
        {
            layers[number] = Layer(number, width);
            width = layers[number].Closing.Outputs;
        }

        var last = Dense(Own + "hidden_layers/tanh_layer_0/weights", Own + "hidden_layers/tanh_layer_0/bias", width);
        if (_error is not null || pieces.Length == 0 || paces.Length * 2 != size[1])
        {
            return _error ?? EncoderLimits.Damaged("a part of it has another size than expected");
        }

        return VocabularyFile.Read(folder, rows).Then<SentenceModel>(tokeniser => new SentenceModel(tokeniser, pieces, paces, layers, last));
    }

    private Layer Layer(int number, int width)
    {
        var (learned, stacked) = ($"{Applied}Layer_{number}/TransformerLayer/", $"{Applied}TransformerStack/Layer_{number}/TransformerLayer/");
        var asking = Attended(number, "qkv_transform_single", width);
        if (width % Attention.Heads != 0 || asking.Outputs != 3 * width)
        {
            _error ??= EncoderLimits.Damaged("its layers do not fit each other");
        }

        var telling = Attended(number, "output_transform_single", width);
        var wide = telling.Outputs;
        return new Layer
        {
            Widening = wide == width ? null : Dense(learned + "dense/kernel/ConcatPartitions/concat", learned + "dense/bias/ConcatPartitions/concat", width, wide),
            First = Evening(learned, width),
            Asking = asking,
            Telling = telling,
            Second = Evening(learned + "FFN/", wide),
            Opening = Dense(stacked + "FFN/conv1/Tensordot/Reshape_1", learned + "FFN/conv1/bias/ConcatPartitions/concat", wide),
            Closing = Dense(stacked + "FFN/conv2/Tensordot/Reshape_1", learned + "FFN/conv2/bias/ConcatPartitions/concat", 0, wide),
        };
    }

    private Dense Attended(int number, string step, int width)
    {
        var bias = Find($"{Applied}Layer_{number}/TransformerLayer/MultiheadAttention/{step}/bias/ConcatPartitions/concat", 0).Values;
        return new Dense(Find($"{Own}KonaTransformer/Encode/Layer_{number}/TransformerLayer/MultiheadAttention/{step}/kernel/part_0", 1, 1, width, bias.Length).Values, bias);
    }

    private Dense Dense(string weights, string bias, int inputs, int outputs = 0)
    {
        var biases = Find(bias, outputs).Values;
        return new Dense(Find(weights, inputs, biases.Length).Values, biases);
    }

    private Evening Evening(string at, int width)
    {
        var name = at + "layer_prepostprocess/layer_norm/layer_norm_";
        return new Evening(Find(name + "scale/ConcatPartitions/concat", width).Values, Find(name + "bias/ConcatPartitions/concat", width).Values);
    }

    /// <summary>Where something is wrong the first error is kept, and one number stands for what is not there.</summary>
    private (float[] Values, int[] Shape) Find(string name, params ReadOnlySpan<int> shape)
    {
        var found = _files.Find(name, shape);
        if (found.Succeeded && found.Value.Values.Length > 0)
        {
            return found.Value;
        }

        _error ??= found.Error ?? EncoderLimits.Damaged("a part of it is empty");
        return ([0], [1, 1]);
    }
}
