namespace PluginHost.Live;

/// <summary>The address that whatever goes on now was asked for from. It goes along with the work, so that nobody in between has to hand it on for the record's sake.</summary>
internal static class Whence
{
    private static readonly AsyncLocal<string?> Here = new();

    public static string? Address
    {
        get => Here.Value;
        set => Here.Value = value;
    }
}
