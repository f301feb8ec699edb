using System.Text.Json;
using System.Text.RegularExpressions;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

internal sealed record ManifestReading(Manifest Manifest, IReadOnlyList<string> Warnings);

/// <summary>Reads a <c>plugin.json</c>. Every field is checked; unknown ones are warned about.</summary>
internal static partial class ManifestReader
{
    public const string FileName = "plugin.json";

    private const double LongestAge = 1e9;
    private static readonly string[] Reserved = ["host", "journal", "campaigns", "dice", "rules", "live", "plugins", "core"];

    public static Result<ManifestReading> Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file) ? JsonFile.Read(file, "The plugin.json", Wrong, root => Read(root, folder)) : Wrong("There is no plugin.json in the folder.");
    }

    private static Result<ManifestReading> Read(JsonElement root, string folder)
    {
        var fields = new FieldReader(root, "");
        var id = fields.Text("id", true, static id => IsWord(id) && !Reserved.Contains(id), "lower case words with dashes, at most 40 characters, and none of the host's own names");
        var name = fields.Text("name", true, static text => text.Length <= 80, "a name of at most 80 characters");
        var version = fields.Text("version", true, static text => SemanticVersion().IsMatch(text), "a version such as 1.2.0");
        var description = fields.Text("description", true, expected: "one or two sentences");
        var author = fields.Text("author", true, expected: "a name");
        var licence = fields.Text("licence", false) ?? fields.Text("license", false) ?? fields.Fail<string>("licence", "is missing; expected a licence such as MIT");
        var assembly = fields.Text("assembly", true, static text => Path.GetFileName(text) == text && !text.Contains('\\') && text.EndsWith(".dll", StringComparison.OrdinalIgnoreCase), "the file name of the entry assembly");
        var sdk = fields.Text("sdk", true, static text => SdkVersion().IsMatch(text), "the oldest SDK it works with, such as 1.0");
        var provider = fields.Text("provider", false);
        var assets = fields.Text("assets", false, IsInside, "a folder within the plugin's own");
        (Needs Needs, List<FieldReader> Readers)? needs = fields.Object("needs") is { } inner ? Needs(inner, id ?? "") : null;
        var (pages, inners) = Pages(fields);
        var settings = fields.Raw("settings");
        if (settings is { ValueKind: not JsonValueKind.Object })
        {
            fields.Fail<string>("settings", "is no object; expected a JSON Schema of the settings");
        }
        else if (settings is { } schema && SchemaCheck.Problem(schema, "settings") is { } problem)
        {
            fields.Fail<string>(problem.Field, $"does not fit; expected {problem.Expected}");
        }

        if (needs is { } read)
        {
            inners.AddRange(read.Readers);
            read.Readers.ForEach(fields.Include);
        }

        if (fields.Error is { } error)
        {
            return error with { Code = "plugin-manifest", Hint = "Mend plugin.json; the plugin is loaded again when it is saved." };
        }

        var manifest = new Manifest
        {
            Id = id!,
            Name = name!,
            Version = version!,
            Description = description!,
            Author = author!,
            Licence = licence!,
            Assembly = assembly!,
            Sdk = sdk!,
            Provider = provider,
            Settings = settings,
            Assets = assets,
            Pages = pages,
            Needs = needs?.Needs ?? new Needs(),
        };
        return CheckFiles(manifest, folder) is { } missing
            ? missing
            : new ManifestReading(manifest, [.. inners.SelectMany(static reader => reader.Unknown())]);
    }

    private static (Needs Needs, List<FieldReader> Readers) Needs(FieldReader fields, string id)
    {
        var readers = new List<FieldReader> { fields };
        Subscription? reads = null;
        if (fields.Object("reads") is { } inner)
        {
            reads = Reads(inner);
            readers.Add(inner);
        }

        var audience = fields.Texts("audience", static text => Audience.Of(text).Succeeded, "everyone, table or gm");
        return (new Needs
        {
            Secrets = fields.Texts("secrets", static text => SecretName().IsMatch(text), "names in upper case with underscores"),
            OptionalSecrets = fields.Texts("optionalSecrets", static text => SecretName().IsMatch(text), "names in upper case with underscores"),
            Hosts = fields.Texts("hosts", static text => HostName().IsMatch(text), "host names without a scheme or a path"),
            Ports = fields.Numbers("ports", static port => port is > 0 and < 65536, "ports between 1 and 65535"),
            Folders = fields.Texts("folders", static text => IsWord(text), "short names that a person maps to folders"),
            Tools = fields.Texts("tools", static text => ToolName().IsMatch(text), "names of tools"),
            Reads = reads,
            Appends = fields.Texts("appends", text => Kinds.IsKind(text) && text.StartsWith(id + "/", StringComparison.Ordinal), $"kinds that begin with '{id}/'"),
            Audience = audience.Count == 0 ? Audience.Everyone : Audience.Of(audience).Value ?? Audience.Everyone,
        }, readers);
    }

    private static Subscription Reads(FieldReader fields)
    {
        var age = fields.Raw("maxAge");
        var seconds = age is { ValueKind: JsonValueKind.Number } && age.Value.TryGetDouble(out var number) && number is > 0 and < LongestAge ? number : (double?)null;
        var endless = fields.IsNull("maxAge") || age is { ValueKind: JsonValueKind.String } && age.Value.GetString() == "none";
        if (age is not null && seconds is null && !endless)
        {
            fields.Fail<string>("maxAge", "does not fit; expected seconds, or \"none\"");
        }

        return new Subscription
        {
            Kinds = fields.Texts("kinds", static text => Kinds.IsKind(text) || (text.EndsWith("/*", StringComparison.Ordinal) && IsWord(text[..^2])), "kinds such as dice/rolled or campaigns/*"),
            From = fields.Text("from", false, static text => text is "now" or "beginning", "now or beginning") ?? "now",
            MaxAge = endless ? null : TimeSpan.FromSeconds(seconds ?? 300),
        };
    }

    private static (List<Page> Pages, List<FieldReader> Readers) Pages(FieldReader fields)
    {
        var pages = new List<Page>();
        var readers = new List<FieldReader> { fields };
        foreach (var page in fields.Objects("pages"))
        {
            var path = page.Text("path", true, IsInside, "a file within the assets");
            var title = page.Text("title", true, expected: "what the page shows");
            fields.Include(page);
            readers.Add(page);
            pages.Add(new Page(path ?? "", title ?? ""));
        }

        return (pages, readers);
    }

    private static Error? CheckFiles(Manifest manifest, string folder)
    {
        if (!File.Exists(Path.Combine(folder, manifest.Assembly)))
        {
            return Wrong($"The entry assembly {manifest.Assembly} is not in the folder.") with { Hint = "Build the plugin and copy its whole output." };
        }

        if (manifest.Assets is { } assets && !Directory.Exists(Path.Combine(folder, assets)))
        {
            return Wrong($"The assets folder '{assets}' is not in the folder.");
        }

        var missing = manifest.Pages.FirstOrDefault(page => !File.Exists(Path.Combine(folder, manifest.Assets ?? ".", page.Path)));
        return missing is null ? null : Wrong($"The page '{missing.Path}' is not among the assets.");
    }

    private static Error Wrong(string message) => new("plugin-manifest", message) { Hint = "The author's page of the README shows a whole one." };

    private static bool IsInside(string path) => !Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..") && !path.Contains(':');

    private static bool IsWord(string text) => Word().IsMatch(text);

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("^[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,9}(?:[-+][0-9A-Za-z.+-]{1,64})?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SemanticVersion();

    [GeneratedRegex("^[0-9]{1,4}\\.[0-9]{1,4}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SdkVersion();

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,63}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex("^(?:\\*\\.)?[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostName();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToolName();
}
