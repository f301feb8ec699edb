using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Checks a planned connection against what the manifest was granted, and puts secrets into its address.</summary>
internal sealed class PlanCheck(Manifest manifest, Func<string, string?> secrets, Func<string, Result<string>> folders)
{
    private const int MostProtocols = 16;
    private const int LongestAddress = 4096;

    /// <returns>Where to connect; or why not, for whoever looks after the plugin. The address may hold a secret and is shown nowhere.</returns>
    public Result<Uri> Check(string connection, ConnectionPlan plan)
    {
        if (plan.FramesPerMinute < 1)
            return Wrong(connection, "allows itself less than one frame a minute");
        if (plan.Kind == ConnectionKind.Folder)
            return Folder(connection, plan);
        if (plan.Kind != ConnectionKind.Socket)
            return Wrong(connection, $"is a {Word(plan.Kind)}, which this version of PluginHost does not serve yet");
        if (plan.Protocols.Count > MostProtocols || plan.Protocols.Any(static protocol => !IsToken(protocol)))
            return Wrong(connection, "offers sub-protocols that cannot be written");

        return Address(connection, plan.Address ?? "");
    }

    private Result<Uri> Folder(string connection, ConnectionPlan plan)
    {
        if (plan.Folder is not { } name || !manifest.Needs.Folders.Contains(name, StringComparer.Ordinal))
            return Wrong(connection, $"may not watch the folder '{plan.Folder}': its manifest does not list it");
        if (!FileNames.IsPattern(plan.Pattern))
            return Wrong(connection, "watches for files by a pattern that is none, such as *.json");

        return folders(name).Then<Uri>(static folder => new Uri(folder));
    }

    private Result<Uri> Address(string connection, string planned)
    {
        var named = OutboxSecrets.NamesIn(planned).FirstOrDefault(name => !manifest.Needs.AllSecrets.Contains(name, StringComparer.Ordinal));
        if (named is not null)
            return Wrong(connection, $"may not use the secret '{named}': its manifest does not list it");

        var missing = new List<string>();
        var filled = OutboxSecrets.Fill(planned, secrets, Uri.EscapeDataString, missing);
        if (missing.Count > 0)
            return new Error("needs-secret", $"it needs the secret {missing[0]}.") { Hint = $"Set {missing[0]} and start PluginHost again." };
        if (filled.Length > LongestAddress || !Uri.TryCreate(filled, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Fragment.Length > 0)
            return Wrong(connection, "has no usable address");
        if (address.Scheme != Uri.UriSchemeWss && !(address.Scheme == Uri.UriSchemeWs && address.IsLoopback))
            return Wrong(connection, "must begin with wss://, or with ws:// to a program on this computer");
        if (!address.IsLoopback && !manifest.Needs.Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
            return Wrong(connection, $"may not reach '{address.Host}': its manifest does not list it under hosts");

        return address;
    }

    private static bool IsToken(string? protocol) => protocol is { Length: > 0 and <= 128 } && protocol.All(static c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c));

    private static string Word(ConnectionKind kind) => kind == ConnectionKind.Listener ? "listener" : "poll";

    private static Error Wrong(string connection, string why) =>
        new("connection-refused", $"its connection '{connection}' {why}.") { Hint = "Mend its settings or tell its author, then reload it." };
}
