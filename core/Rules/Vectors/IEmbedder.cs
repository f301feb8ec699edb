namespace PluginHost.Rules.Vectors;

/// <summary>Makes of a text a direction that tells what it is about.</summary>
internal interface IEmbedder
{
    string Name { get; }

    int Dimension { get; }

    /// <summary>Of length 1, or all 0 where a text says nothing that is known.</summary>
    float[][] Embed(IReadOnlyList<string> texts);
}
