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

    /// <summary>What remains of a title that names nothing of the thing, only what the thing does: "a sword that hurts vampires" is no vampire.</summary>
    public const float Telling = .2f;

    /// <summary>Words of the question side by side.</summary>
    public const float Nearness = .08f;

    /// <summary>Being about the same without the same words, on a shelf of which the glossary knows every name.</summary>
    public const float LikenessKnown = .14f;

    /// <summary>The same on a shelf of which it knows none.</summary>
    public const float LikenessUnknown = .3f;

    /// <summary>Above 1: only where words miss much of a question is likeness heard.</summary>
    public const float UnsaidPower = 2f;

    /// <summary>What an encoder says, beside what the shelf taught itself.</summary>
    public const float Encoded = .5f;

    /// <summary>Being of the kind that was asked for.</summary>
    public const float Kind = .5f;

    /// <summary>More than all else together: who calls a thing by its name wants that thing.</summary>
    public const float Name = 2f;
}
