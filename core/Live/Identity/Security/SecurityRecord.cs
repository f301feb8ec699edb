namespace PluginHost.Live;

/// <summary>Something that matters to who may do what. It holds no name, no key and no token.</summary>
/// <param name="What">Such as <c>refused-key</c>, <c>refused-tool</c>, <c>key-made</c> or <c>person-erased</c>.</param>
/// <param name="Text">One sentence.</param>
public sealed record SecurityRecord(string What, string Text)
{
    /// <summary>Whom it is about, by opaque id.</summary>
    public string? Person { get; init; }

    /// <summary>The campaign, tool, key or provider that it is about.</summary>
    public string? Target { get; init; }

    /// <summary>The way in.</summary>
    public string? Door { get; init; }

    /// <summary>The address it came from.</summary>
    public string? From { get; init; }

    /// <summary>How many more there were since, that were not written one by one.</summary>
    public int? Again { get; init; }

    /// <summary>When the last of them was.</summary>
    public DateTimeOffset? Last { get; init; }
}
