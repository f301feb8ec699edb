using System.Composition;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.AssistantSamples;

/// <summary>Tools that ask back: the person, the caller's model, and where the caller works.</summary>
public sealed class QuestionTools
{
    private const string Message = """{"type":"object","properties":{"message":{"type":"string"}},"required":["message"]}""";
    private const string Prompt = """{"type":"object","properties":{"prompt":{"type":"string"}},"required":["prompt"]}""";

    private static readonly PersonQuestion Name = Person("What is your name?", "name");
    private static readonly PersonQuestion Confirm = new("Please confirm", JsonElement.Parse("""{"type":"object","properties":{"ok":{"type":"boolean"}},"required":["ok"]}"""u8));

    [Export(typeof(ITool))]
    public ITool Sampling { get; } = new Sample(
        "test_sampling",
        "Asks the caller's model.",
        static call => call.Answers.TryGetValue("answer", out var answer)
            ? ToolResult.Text($"LLM response: {Text(answer, "text")}")
            : Ask("answer", new ModelQuestion(Sample.Argument(call, "prompt"), 100)),
        Prompt);

    [Export(typeof(ITool))]
    public ITool Elicitation { get; } = new Sample(
        "test_elicitation",
        "Asks the person.",
        static call => Answered(call, new PersonQuestion(
            Sample.Argument(call, "message"),
            JsonElement.Parse("""{"type":"object","properties":{"username":{"type":"string"},"email":{"type":"string"}},"required":["username","email"]}"""u8))),
        Message);

    [Export(typeof(ITool))]
    public ITool Defaults { get; } = new Sample("test_elicitation_sep1034_defaults", "Asks with answers filled in.", static call => Answered(call, new PersonQuestion("Look these over.", Forms.Defaults)));

    [Export(typeof(ITool))]
    public ITool Enums { get; } = new Sample("test_elicitation_sep1330_enums", "Asks to choose.", static call => Answered(call, new PersonQuestion("Choose.", Forms.Choices)));

    [Export(typeof(ITool))]
    public ITool MissingCapability { get; } = new Sample(
        "test_missing_capability",
        "Works only with the caller's model.",
        static call => call.Answers.ContainsKey("answer") ? ToolResult.Text("Success") : Ask("answer", new ModelQuestion("Say something.", 10)));

    [Export(typeof(ITool))]
    public ITool AskName { get; } = new Sample(
        "test_input_required_result_elicitation",
        "Asks for a name.",
        static call => Field(call, "user_name", "name") is { } name ? ToolResult.Text($"Hello, {name}!") : Ask("user_name", Name));

    [Export(typeof(ITool))]
    public ITool AskModel { get; } = new Sample(
        "test_input_required_result_sampling",
        "Asks the caller's model.",
        static call => call.Answers.TryGetValue("capital_question", out var answer) ? ToolResult.Text(Text(answer, "text")) : Ask("capital_question", new ModelQuestion("What is the capital of France?", 100)));

    [Export(typeof(ITool))]
    public ITool AskFolders { get; } = new Sample(
        "test_input_required_result_list_roots",
        "Asks where the caller works.",
        static call => call.Answers.TryGetValue("client_roots", out var answer) ? ToolResult.Text(answer.GetRawText()) : Ask("client_roots", new FoldersQuestion()));

    [Export(typeof(ITool))]
    public ITool WithState { get; } = new Sample(
        "test_input_required_result_request_state",
        "Remembers something across a question.",
        static call => call.State == "first" && call.Answers.ContainsKey("confirm") ? ToolResult.Text("state-ok") : Ask("confirm", Confirm) with { State = "first" });

    [Export(typeof(ITool))]
    public ITool Tampered { get; } = new Sample(
        "test_input_required_result_tampered_state",
        "Remembers something that nobody may change.",
        static call => call.State == "sealed" && call.Answers.ContainsKey("confirm") ? ToolResult.Text("integrity-ok") : Ask("confirm", Confirm) with { State = "sealed" });

    [Export(typeof(ITool))]
    public ITool Several { get; } = new Sample(
        "test_input_required_result_multiple_inputs",
        "Asks three parties at once.",
        static call => call.State == "several" && Field(call, "user_name", "name") is { } name && call.Answers.TryGetValue("greeting", out var greeting) && call.Answers.TryGetValue("client_roots", out var roots)
            ? ToolResult.Text($"{name}: {Text(greeting, "text")} {roots.GetRawText()}")
            : new ToolResult
            {
                Questions = new Dictionary<string, ToolQuestion> { ["user_name"] = Name, ["greeting"] = new ModelQuestion("Generate a greeting", 50), ["client_roots"] = new FoldersQuestion() },
                State = "several",
            });

    [Export(typeof(ITool))]
    public ITool Rounds { get; } = new Sample(
        "test_input_required_result_multi_round",
        "Asks twice.",
        static call => call.State switch
        {
            "1" when Field(call, "step1", "name") is { } name => Ask("step2", Person("Step 2: What is your favorite color?", "color")) with { State = "2" + name },
            ['2', .. var name] when Field(call, "step2", "color") is { } color => ToolResult.Text($"{name} likes {color}"),
            _ => Ask("step1", Person("Step 1: What is your name?", "name")) with { State = "1" },
        });

    [Export(typeof(ITool))]
    public ITool Capabilities { get; } = new Sample(
        "test_input_required_result_capabilities",
        "Asks whoever can be asked.",
        static call => call.Answers.Count > 0
            ? ToolResult.Text($"Answered: {string.Join(", ", call.Answers.Keys)}")
            : new ToolResult
            {
                Questions = new Dictionary<string, ToolQuestion> { ["elicit_input"] = Person("Anything?", "value"), ["sample_input"] = new ModelQuestion("Sample request", 50) },
                State = "capabilities",
            });

    internal static PersonQuestion Person(string message, string field) => new(
        message, JsonElement.Parse($$$"""{"type":"object","properties":{"{{{field}}}":{"type":"string"} },"required":["{{{field}}}"]}"""));

    /// <summary>A field of what a person answered, or null when there is no such answer.</summary>
    internal static string? Field(IReadOnlyDictionary<string, JsonElement> answers, string question, string field) =>
        answers.TryGetValue(question, out var answer) && answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("content", out var content)
            && content.ValueKind == JsonValueKind.Object && content.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string? Field(ToolCall call, string question, string field) => Field(call.Answers, question, field);

    private static ToolResult Answered(ToolCall call, PersonQuestion question) => call.Answers.TryGetValue("form", out var answer)
        ? ToolResult.Text($"User response: action={Text(answer, "action")}, content={(answer.TryGetProperty("content", out var content) ? content.GetRawText() : "{}")}")
        : Ask("form", question);

    private static ToolResult Ask(string name, ToolQuestion question) => new() { Questions = new Dictionary<string, ToolQuestion> { [name] = question } };

    private static string Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : string.Empty;
}
