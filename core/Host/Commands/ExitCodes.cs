using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What a script can rely on; <c>pluginhost --help</c> lists them.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Unreachable = 3;
    public const int DataFolder = 4;

    public static int Of(Error error) => error.Code switch
    {
        "unreachable" => Unreachable,
        "usage" => Usage,
        "data-folder" or "in-use" or "read-only" or "newer-schema" or "synced" or "disk-full" or "damaged" or "not-a-folder" => DataFolder,
        _ => Refused,
    };
}
