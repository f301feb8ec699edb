namespace PluginHost.Campaigns;

/// <summary>The word that everyone sees instead of hit points.</summary>
internal static class Health
{
    public static string? Of(HitPoints? hp) => hp switch
    {
        null => null,
        { Current: <= 0 } => "down",
        _ when hp.Current * 10L <= hp.Max => "near death",
        _ when hp.Current * 2L <= hp.Max => "bloodied",
        _ => "healthy",
    };
}
