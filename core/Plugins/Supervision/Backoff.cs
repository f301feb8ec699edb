namespace PluginHost.Plugins;

internal static class Backoff
{
    /// <summary>Doubles with each attempt up to a longest pause; a random half keeps many from coming back at once.</summary>
    public static TimeSpan After(int attempt, TimeSpan first, TimeSpan longest)
    {
        var full = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 30)));
        return TimeSpan.FromMilliseconds((full / 2) + (Random.Shared.NextDouble() * full / 2));
    }
}
