namespace PluginHost.Rules.Finding;

/// <summary>How much the parts of a score count.</summary>
internal static class Tuning
{
    /// <summary>What remains of words when hardly any of the question is covered.</summary>
    public const float Floor = .8f;

    /// <summary>Title and question saying the same.</summary>
    public const float Title = .2f;

    /// <summary>Below 1: a title that answers a part of a long question still counts.</summary>
    public const float TitlePower = .5f;

    /// <summary>Above 1: half a title is much less than half as good as the whole.</summary>
    public const float NamedPower = 3f;

    /// <summary>Words of the question side by side.</summary>
    public const float Nearness = .08f;

    /// <summary>Being about the same without the same words.</summary>
    public const float Likeness = .04f;

    /// <summary>The same as an encoder says it, when words say nothing at all.</summary>
    public const float Encoded = 2f;

    /// <summary>So much of a question must have been missed by words before an encoder is heard.</summary>
    public const float Unsure = .65f;

    /// <summary>Being of the kind that was asked for.</summary>
    public const float Kind = .5f;

    /// <summary>More than all else together: who calls a thing by its name wants that thing.</summary>
    public const float Name = 2f;
}
