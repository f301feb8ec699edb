namespace PluginHost.Sdk;

/// <summary>How a moment reached the plugin: at least once, in order for each campaign, each with a stable id.</summary>
/// <param name="Id">The same on every attempt: use it to recognise a repetition.</param>
/// <param name="Campaign">The campaign's id.</param>
public sealed record Delivery(string Id, string Campaign)
{
    /// <summary>1 for the first attempt.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Whether a person retried it after it was set aside: later events were already delivered.</summary>
    public bool Late { get; init; }
}
