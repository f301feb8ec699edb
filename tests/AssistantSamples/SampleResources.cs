using System.Composition;
using System.Text;
using PluginHost.Sdk;

namespace PluginHost.AssistantSamples;

/// <summary>Resources of both kinds, and a template of them.</summary>
[Export(typeof(IResourceProvider))]
public sealed class SampleResources : IResourceProvider
{
    private const string Text = "test://static-text";
    private const string Binary = "test://static-binary";
    private const string Watched = "test://watched-resource";
    private const string TemplateStart = "test://template/";
    private const string TemplateEnd = "/data";

    public IReadOnlyList<ResourceDescription> Resources { get; } =
    [
        new(Text, "A text", "Always the same text.") { MinimumRole = Role.Player, MediaType = "text/plain" },
        new(Binary, "A picture", "Always the same picture.") { MinimumRole = Role.Player, MediaType = "image/png" },
        new(Watched, "Watched", "A text to subscribe to.") { MinimumRole = Role.Player, MediaType = "text/plain" },
        new(TemplateStart + "{id}" + TemplateEnd, "By id", "Whatever id is asked for.") { MinimumRole = Role.Player },
    ];

    public Task<Result<ExportDocument>> ReadAsync(string uri, Principal caller, CancellationToken cancellationToken) => Task.FromResult(Read(uri));

    private static Result<ExportDocument> Read(string uri) => uri switch
    {
        Text => new ExportDocument("text.txt", "text/plain", "This is the content of the static text resource."u8.ToArray()),
        Binary => new ExportDocument("picture.png", "image/png", Samples.Picture),
        Watched => new ExportDocument("watched.txt", "text/plain", "Watched resource content"u8.ToArray()),
        _ when uri.StartsWith(TemplateStart, StringComparison.Ordinal) && uri.EndsWith(TemplateEnd, StringComparison.Ordinal) => Of(uri[TemplateStart.Length..^TemplateEnd.Length]),
        _ => Error.NotFound("There is nothing here."),
    };

    private static ExportDocument Of(string id) =>
        new("data.json", "application/json", Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","templateTest":true,"data":"Data for ID: {{id}}"}"""));
}
