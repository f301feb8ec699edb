using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <param name="Folder">The data folder; never inside the program's own folder.</param>
/// <param name="Port">The port to listen on; 0 takes any.</param>
/// <param name="PluginsFile">Which plugins are enabled and how; it need not exist.</param>
/// <param name="BundledFolder">The plugins that come with the program.</param>
internal sealed record HostSettings(string Folder, int Port, string PluginsFile, string BundledFolder, bool Verbose)
{
    public const int UsualPort = 8765;

    /// <summary>The host lives only as long as one command.</summary>
    public bool Brief { get; init; }

    /// <summary>Other computers of the house may come in, with their keys.</summary>
    public bool Lan { get; init; }

    /// <summary>What the program in front of this host is known by.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>What connections from other computers are sealed with.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Somebody else's accounts that people may sign in with.</summary>
    public ExternalProvider? External { get; init; }

    /// <summary>Where to listen: a host that lives only as long as one command takes whatever is free.</summary>
    public int ListeningPort => Brief ? 0 : Port;

    public static Result<HostSettings> From(string? data, int? port, string? plugins, bool verbose, Func<string, string?> environment)
    {
        if (port is null && environment("PLUGINHOST_PORT") is { Length: > 0 } text)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var named) || named > 65535)
            {
                return new Error("usage", "PLUGINHOST_PORT is no port number.") { Hint = "Set it to a number from 0 to 65535, or unset it." };
            }

            port = named;
        }

        if (plugins is not null && !File.Exists(plugins))
        {
            return new Error("usage", "The file that --plugins names does not exist.") { Hint = "Name a plugins.json, or leave --plugins out." };
        }

        var folder = data ?? (environment("PLUGINHOST_DATA") is { Length: > 0 } named2 ? named2 : UserFolder());
        return new HostSettings(
            Path.GetFullPath(folder),
            port ?? UsualPort,
            Path.GetFullPath(plugins ?? FindPluginsFile()),
            Path.Combine(AppContext.BaseDirectory, "plugins"),
            verbose);
    }

    private static string UserFolder() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "pluginhost");

    /// <summary>The clone's file when started inside a clone, else the one beside the program.</summary>
    private static string FindPluginsFile()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "plugins.json");
            if (File.Exists(candidate) && File.Exists(Path.Combine(folder.FullName, "PluginHost.sln")))
            {
                return candidate;
            }
        }

        return Path.Combine(AppContext.BaseDirectory, "plugins.json");
    }
}
