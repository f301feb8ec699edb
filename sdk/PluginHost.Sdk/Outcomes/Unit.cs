namespace PluginHost.Sdk;

/// <summary>The value of an outcome that has nothing to say but that it succeeded.</summary>
public sealed record Unit
{
    private Unit()
    {
    }

    /// <summary>The only value.</summary>
    public static Unit Value { get; } = new();
}
