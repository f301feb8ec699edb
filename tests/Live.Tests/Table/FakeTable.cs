using System.Text;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

internal sealed class FakeTable(string assets) : ITable, ILibrary, IPictures
{
    public FakeFeed Obs { get; set; } = new();

    public List<ToolCall> Called { get; } = [];

    public List<EndpointRequest> Asked { get; } = [];

    public IReadOnlyList<ToolDescription> Tools(Principal caller) =>
        caller.Role == Role.GameMaster ? [new ToolDescription("echo", "Echo", "Says it again.", JsonElement.Parse("""{"type":"object"}"""))] : [];

    /// <summary>Holds calls of the tool <c>wait</c> until it is completed.</summary>
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        lock (Called)
            Called.Add(call);
        if (call.Tool == "wait")
            await Gate.Task.WaitAsync(cancellationToken);
        return call switch
        {
            { Caller.Role: not (Role.GameMaster or Role.Player) } => ToolResult.Failed(Error.Forbidden("Only the table may.")),
            { Tool: "update_campaign_data" } when Character(call.Arguments) is { } character && character != "Perrin" => ToolResult.Failed(Error.NotFound("There is no such character.")),
            { Tool: "echo" or "wait" or "update_campaign_data" or "roll_dice" or "set_initiative" } => new ToolResult { Content = [new TextContent("said")], Data = call.Arguments },
            _ => ToolResult.Failed(Error.NotFound("There is no such tool.")),
        };
    }

    private static string? Character(JsonElement arguments) =>
        arguments.TryGetProperty("data", out var data) && data.TryGetProperty("id", out var id) ? id.GetString() : null;

    public IOfferedFeed? Feed(string plugin, string name) => plugin == "obs" && name == "overlay" ? Obs : null;

    public IOfferedFeed? FeedByAlias(string path) => path == "/obs" ? Obs : null;

    public string? Asset(string plugin, string path) => plugin == "obs" ? Path.Combine(assets, path) : null;

    public Task<Result<EndpointResponse>> HandleAsync(string plugin, EndpointRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        return Task.FromResult<Result<EndpointResponse>>(new EndpointResponse(202) { Body = request.Body });
    }

    public Task<Result<ExportDocument>> ReadAsync(string uri, Principal caller, CancellationToken cancellationToken) => Task.FromResult<Result<ExportDocument>>(uri switch
    {
        "campaign://current/who" => new ExportDocument("who.json", "application/json", Encoding.UTF8.GetBytes($$"""{"campaign":"{{caller.Campaign}}","role":"{{caller.Role}}"}""")),
        "picture://one" => new ExportDocument("one.png", "image/png", new byte[] { 1, 2, 3 }),
        _ => Error.NotFound("There is nothing to read."),
    });

    public Task<PromptResult> RenderAsync(PromptCall call, CancellationToken cancellationToken) => Task.FromResult(call.Prompt == "recap"
        ? new PromptResult { Messages = [new PromptMessage(new TextContent($"Tell it {call.Arguments.GetValueOrDefault("style")} in {call.Campaign}."))] }
        : PromptResult.Failed(Error.NotFound("There is no such prompt.")));

    public string? DefaultCampaign(Principal caller) => caller.Campaign ?? (caller.Role == Role.GameMaster ? "camp" : null);

    public Task<Audience?> ReaderAsync(string hash, Principal caller, CancellationToken cancellationToken) => Task.FromResult<Audience?>(null);

    public Task<Result<ReadOnlyMemory<byte>>> PieceAsync(MapPiece piece, Principal caller, CancellationToken cancellationToken) =>
        Task.FromResult<Result<ReadOnlyMemory<byte>>>(caller.MayEnter(piece.Campaign) && piece is { Column: 1, Row: 2 } ? new ReadOnlyMemory<byte>([7]) : Error.NotFound("There is nothing to see."));

    public bool CampaignExists(string campaign) => campaign is "camp" or "other";

    public Task<IReadOnlyList<CampaignName>> CampaignsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CampaignName>>([new("camp", "The camp"), new("other", "The other")]);
}

/// <summary>A feed of two messages an event, so that a cut between them can happen.</summary>
internal sealed class FakeFeed : IOfferedFeed, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private int _made;

    public string Plugin => "obs";

    public string Name => "overlay";

    public CancellationToken Gone => _gone.Token;

    public int Made => _made;

    public void Go() => _gone.Cancel();

    public void Dispose() => _gone.Dispose();

    public ValueTask<Result<IReadOnlyList<JsonElement>>> OpenAsync(FeedView view, CancellationToken cancellationToken) =>
        new((JsonElement[])[JsonElement.Parse($$"""{"type":"open","last":{{view.Parts["last"].GetRawText()}}}""")]);

    public ValueTask<Result<IReadOnlyList<JsonElement>>> NextAsync(FeedView view, TableEvent happened, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _made);
        var text = happened.Data.GetProperty("text").GetRawText();
        return new((JsonElement[])[JsonElement.Parse($$"""{"type":"first","text":{{text}}}"""), JsonElement.Parse($$"""{"type":"second","text":{{text}}}""")]);
    }
}
