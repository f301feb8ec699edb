namespace PluginHost.Harness;

/// <summary>Real files of public projects, kept beside the clone or where PLUGINHOST_SHARED says; a clone may lack them.</summary>
public static class SharedData
{
    /// <summary>Null when there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Null when it is not there.</summary>
    public static string? File(params ReadOnlySpan<string> path) =>
        Folder is { } folder && Path.Combine([folder, .. path]) is var file && System.IO.File.Exists(file) ? file : null;

    /// <summary>Says aloud when there is nothing to compare with, so that a green test is not taken for a compared one.</summary>
    public static bool IsThere(Action<string> say)
    {
        if (Folder is null)
        {
            say("NOTHING WAS COMPARED: the files lie in ../shared/data beside the clone (or where PLUGINHOST_SHARED says), and they are not there.");
        }

        return Folder is not null;
    }

    private static string? Find()
    {
        var data = Path.Combine(Environment.GetEnvironmentVariable("PLUGINHOST_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "data");
        return Directory.Exists(data) ? data : null;
    }
}
