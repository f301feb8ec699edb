using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What a script can rely on; <c>pluginhost --help</c> lists them.</summary>
internal static class ExitCodes
{
    public const string Explained = "Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 the host cannot be reached, 4 trouble with the data folder.";

    public const int Ok = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Unreachable = 3;
    public const int DataFolder = 4;

    /// <summary>Whether another process holds the data folder.</summary>
    public static bool IsInUse(Error error) => error.Code == "data-folder-in-use";

    public static int Of(Error error) => error.Code switch
    {
        "unreachable" => Unreachable,
        "usage" => Usage,
        "newer-schema" or "damaged" or "disk-full" or "disk-failed" => DataFolder,
        _ when error.Code.StartsWith("data-folder", StringComparison.Ordinal) => DataFolder,
        _ => Refused,
    };
}
