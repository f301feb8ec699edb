namespace PluginHost.Rules.Vectors;

/// <summary>The numbers of some texts on their way through the layers, one row for each piece; used by one thread at a time.</summary>
internal sealed class Workspace(int narrow, int wide)
{
    /// <summary>Room for one long text or several short ones: together they share each look at the weights.</summary>
    public const int Most = 2 * SentenceModel.Longest;

    public List<(int From, int Count)> Texts { get; } = [];

    public int Rows => Texts.Count == 0 ? 0 : Texts[^1].From + Texts[^1].Count;

    public float[] State { get; } = new float[Most * narrow];

    public float[] Even { get; } = new float[Most * narrow];

    public float[] Told { get; } = new float[Most * narrow];

    public float[] Wide { get; } = new float[Most * wide];
}
