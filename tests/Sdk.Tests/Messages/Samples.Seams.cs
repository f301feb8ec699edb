namespace PluginHost.Sdk.Tests;

internal static partial class Samples
{
    private static OutgoingFrame Frame => new(Bytes)
    {
        Binary = true,
        Peer = "world",
        FileName = "commands.json",
        Urgent = true,
        Computed = new Dictionary<string, ComputedValue> { ["ANSWER"] = Computed },
    };

    private static IEnumerable<object> Tools() =>
    [
        new ToolCall("1", "roll_dice", Data, Principal) { Campaign = "demo", DryRun = true, Answers = new Dictionary<string, System.Text.Json.JsonElement> { ["which"] = Data }, State = "second round" },
        new ToolProgress(1, 3, "Rolling."),
        new ToolDescription("roll_dice", "Roll dice", "Rolls dice.", Data)
        {
            OutputSchema = Data,
            MinimumRole = Role.Player,
            Group = "dice",
            ReadOnly = true,
            Destructive = true,
            Idempotent = true,
            OpenWorld = true,
        },
        new ToolResult
        {
            Content = [new TextContent("17"), new ImageContent(Bytes, "image/png"), new AudioContent(Bytes, "audio/ogg"), new ResourceContent("dice://last", "Last roll"), new EmbeddedContent("dice://last", "text/plain", Bytes)],
            Data = Data,
            Error = Error,
            NeedsInput = Question,
            Questions = Questions,
            State = "first round",
            Reaction = Reaction,
        },
        new TextContent("17"),
        new ImageContent(Bytes, "image/png"),
        new AudioContent(Bytes, "audio/ogg"),
        new ResourceContent("dice://last", "Last roll"),
        new EmbeddedContent("dice://last", "text/plain", Bytes),
        Question,
        new PersonQuestion("Which die?", Data),
        new ModelQuestion("Name a die.", 20),
        new FoldersQuestion(),
    ];

    private static Dictionary<string, ToolQuestion> Questions => new()
    {
        ["which"] = new PersonQuestion("Which die?", Data),
        ["name"] = new ModelQuestion("Name a die.", 20),
        ["folders"] = new FoldersQuestion(),
    };

    private static IEnumerable<object> Assistants() =>
    [
        new ResourceDescription("dice://last", "Last roll", "The last roll.") { MinimumRole = Role.Player, MediaType = "text/plain" },
        Recap,
        Session,
        new PromptCall("recap", Texts, Principal)
        {
            Campaign = "demo",
            Answers = new Dictionary<string, System.Text.Json.JsonElement> { ["which"] = Data },
            State = "second round",
        },
        new PromptResult { Messages = [Opening], Error = Error, Questions = Questions, State = "first round" },
        Opening,
        new CompletionCall("recap", "session", "the ", Principal) { Others = Texts, Campaign = "demo" },
    ];

    private static PromptDescription Recap => new("recap", "Recap", "Tells what happened.", [Session]) { MinimumRole = Role.Player };

    private static PromptArgument Session => new("session", "Which session.", true);

    private static PromptMessage Opening => new(new TextContent("Tell what happened."), FromAssistant: true);

    private static NeedsInput Question => new("Which die?", Data);

    private static IEnumerable<object> Doors() =>
    [
        new EndpointRequest("POST", "/rolls", Principal) { Query = Texts, Headers = Texts, Body = Bytes },
        new EndpointResponse(201) { MediaType = "text/plain", Body = Bytes, Reaction = Reaction },
        new FeedView("demo", new Dictionary<string, System.Text.Json.JsonElement> { ["party"] = Data }) { Changed = ["party"] },
        new RequestReply(200, Bytes) { Headers = Texts },
        new GatewayDescription("Example", ["say"]) { WebhookSignature = "hmac-sha256", WebhookSecret = "KEY" },
        new GatewayCommand("say", Data, Principal) { Campaign = "demo" },
        new AuthenticationRequest(Data, Data) { Status = 400, Rejected = true },
        new AuthenticationStep
        {
            Done = true,
            OpenUrl = "https://example.org/activate",
            ShowCode = "ABCD",
            Request = Request,
            After = TimeSpan.FromSeconds(5),
            StoreSecrets = Texts,
            State = Data,
        },
    ];

    private static IEnumerable<object> Formats() =>
    [
        Format,
        File,
        new ImportRequest([File], "demo", Principal),
        new Imported { Campaign = Campaign, Entities = [Thing], Blobs = [Blob], NotUnderstood = ["A line."], Disagreements = ["A number."] },
        Campaign,
        Thing,
        Blob,
        new ExportRequest(Campaign, [Thing]) { Blobs = [Blob] },
        new Exported([File]) { LeftOut = ["A map."] },
    ];

    private static FormatFile File => new("people/mira.json", "application/json", Bytes);

    private static ImportedCampaign Campaign => new() { Name = "Demo", System = "generic", Setting = "Somewhere", CurrentDate = "Today" };

    private static ImportedEntity Thing => new("npc", "Mira", Data) { Key = "mira", ExternalId = "42", Audience = Audience.GameMaster };

    private static ImportedBlob Blob => new("portrait", "image/png", Bytes);

    private static FormatDescription Format => new("example-json", "Example", [".json"]);

    private static IEnumerable<object> Connections() =>
    [
        new ConnectionAttempt(2) { CloseCode = 4000 },
        new ConnectionPlan(ConnectionKind.Socket)
        {
            Address = "wss://example.org/?v=1",
            Path = "/relay",
            Folder = "campaign",
            Pattern = "*.json",
            Tail = true,
            Polls = [Request],
            Every = TimeSpan.FromMinutes(1),
            Protocols = ["example.json"],
            SharedDeflate = true,
            FatalCloseCodes = [4004],
            FramesPerMinute = 120,
        },
        new ConnectionSignal("world", ConnectionEvent.Frame) { Frame = Bytes, Binary = true, Query = Texts, FileName = "snapshot.json", Timer = "beat", Code = 1000 },
        new ConnectionReaction
        {
            Frames = [Frame],
            Timers = new Dictionary<string, TimeSpan> { ["beat"] = TimeSpan.FromSeconds(41) },
            Answers = [new ConnectionAnswer("r1", Bytes)],
            CheckKey = "key",
            Trouble = "The password is wrong.",
            Campaign = "demo",
            MoveTo = "wss://example.org/next",
            Close = 4000,
            Reaction = Reaction,
        },
        Frame,
        new ConnectionAnswer("r1", Bytes),
        new ConnectionCall("main", "r1", Frame) { Lane = "entity", Timeout = TimeSpan.FromSeconds(12) },
    ];
}
