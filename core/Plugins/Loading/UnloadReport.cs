namespace PluginHost.Plugins;

/// <summary>Whether a plugin's context was really collected, and what holds it when not.</summary>
/// <param name="Collected">Whether it is gone from memory.</param>
/// <param name="Took">How long that took.</param>
/// <param name="HeldBy">What was found to hold it, a phrase each.</param>
public sealed record UnloadReport(bool Collected, TimeSpan Took, IReadOnlyList<string> HeldBy)
{
    public override string ToString() => Collected
        ? $"unloaded in {Took.TotalMilliseconds:0} ms"
        : $"still in memory: {(HeldBy.Count == 0 ? "what holds it could not be found" : "held by " + string.Join(", ", HeldBy))}";
}
