using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>Reads exported characters. A whole campaign's database holds the same rows below its charsheet, and is another format.</summary>
internal sealed class FgImporter : IImporter
{
    private const int MostPeople = 50;

    public static FormatDescription Description { get; } = new("fantasygrounds-character-xml", "Fantasy Grounds character", [".xml"]);

    public FormatDescription Format => Description;

    public bool Recognises(IReadOnlyList<FormatFile> files) =>
        files is [{ } file] && file.Content.Span.IndexOf("<abilities"u8) >= 0 && XmlNodes.Read(file.Content) is { Succeeded: true } root && People(root.Value).Count > 0;

    public Task<Result<Imported>> ImportAsync(ImportRequest import, CancellationToken cancellationToken) => Task.FromResult(Import(import.Files));

    public static Result<Imported> Import(IReadOnlyList<FormatFile> files) =>
        files is [{ } file]
            ? XmlNodes.Read(file.Content).Then(static root => People(root) is { Count: > 0 } people ? Person.Finish([.. people.Take(MostPeople).Select(FgCharacter.Read)]) : new Error("not-recognised", "The file holds no exported character."))
            : Error.Invalid("files", $"The format '{Description.Name}' is one file.");

    private static List<XmlNodes> People(XmlNodes root)
    {
        var rows = root.Name == "charsheet" || root.Children.All(static child => child.Name.StartsWith("id-", StringComparison.Ordinal)) ? root.Children : root.Children.Where(static child => child.Name == "character");
        return [.. rows.Where(FgCharacter.Looks)];
    }
}
