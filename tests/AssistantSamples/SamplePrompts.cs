using System.Composition;
using PluginHost.Sdk;

namespace PluginHost.AssistantSamples;

/// <summary>Prompts with arguments, pictures, resources and questions, and how their arguments go on.</summary>
[Export(typeof(IPromptProvider))]
[Export(typeof(IArgumentCompleter))]
public sealed class SamplePrompts : IPromptProvider, IArgumentCompleter
{
    private static readonly string[] Cities = ["paris", "park", "party"];

    public IReadOnlyList<PromptDescription> Prompts { get; } =
    [
        Of("test_simple_prompt"),
        Of("test_prompt_with_arguments", new PromptArgument("arg1", "The first.", true), new PromptArgument("arg2", "The second.", true)),
        Of("test_prompt_with_embedded_resource", new PromptArgument("resourceUri", "What to embed.", true)),
        Of("test_prompt_with_image"),
        Of("test_input_required_result_prompt"),
    ];

    public Task<PromptResult> RenderAsync(PromptCall call, CancellationToken cancellationToken) => Task.FromResult(call.Prompt switch
    {
        "test_simple_prompt" => PromptResult.Text("This is a simple prompt for testing."),
        "test_prompt_with_arguments" => PromptResult.Text($"Prompt with arguments: arg1='{call.Arguments["arg1"]}', arg2='{call.Arguments["arg2"]}'"),
        "test_prompt_with_embedded_resource" => new PromptResult
        {
            Messages =
            [
                new PromptMessage(new EmbeddedContent(call.Arguments["resourceUri"], "text/plain", "Embedded resource content for testing."u8.ToArray())),
                new PromptMessage(new TextContent("Please process the embedded resource above.")),
            ],
        },
        "test_prompt_with_image" => new PromptResult
        {
            Messages = [new PromptMessage(new ImageContent(Samples.Picture, "image/png")), new PromptMessage(new TextContent("Please analyze the image above."))],
        },
        _ => QuestionTools.Field(call.Answers, "user_context", "context") is { } context
            ? PromptResult.Text($"Prompt with context: {context}")
            : new PromptResult { Questions = new Dictionary<string, ToolQuestion> { ["user_context"] = QuestionTools.Person("What context should the prompt use?", "context") } },
    });

    public Task<IReadOnlyList<string>> CompleteAsync(CompletionCall completion, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Cities.Where(city => city.StartsWith(completion.Typed, StringComparison.OrdinalIgnoreCase))]);

    private static PromptDescription Of(string name, params PromptArgument[] arguments) => new(name, name, "A prompt to try things with.", arguments) { MinimumRole = Role.Player };
}
