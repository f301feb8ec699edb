using System.Text.Json;
using ModelContextProtocol.Protocol;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>From a tool's result to the protocol's: something to read, and the plain form for programs.</summary>
internal static class ToolAnswers
{
    /// <param name="argument">Where a client that cannot ask a person puts the answers to the tool's question.</param>
    public static CallToolResult Asking(NeedsInput question, string argument) => new()
    {
        IsError = true,
        Content = [new TextContentBlock { Text = $"{question.Message} Ask the person, then call again with the argument '{argument}': {question.Schema.GetRawText()}" }],
        StructuredContent = Structured(new PlainResult(false) { Error = question.Message }),
    };

    public static CallToolResult Of(ToolResult result, AnswerFit fit)
    {
        if (result.Error is { } error)
        {
            return Failed(error);
        }

        var text = TextOf(result);
        var fitted = fit.Of(text, result.Data);
        if (!fitted.Succeeded)
        {
            return Failed(fitted.Error);
        }

        var its = fitted.Value;
        var shown = result with { Data = its.Data };
        var blocks = (its.Text is null ? result.Content : [new TextContent(its.Text), .. result.Content.Where(static one => one is not TextContent)]).Select(ToolContents.Block).OfType<ContentBlock>().ToList();
        return new CallToolResult
        {
            Content = blocks.Count > 0 ? blocks : [new TextContentBlock { Text = "Done." }],
            StructuredContent = !PlainResult.IsPlain(shown) ? Structured(PlainResult.Of(shown, its.Text ?? text) with { Metadata = its.Notes })
                : its.Notes is { } notes ? PlainResult.With(shown.Data!.Value, notes)
                : shown.Data,
            IsError = false,
        };
    }

    public static CallToolResult Failed(Error error)
    {
        var its = error with { Message = ToolContents.Cut(error.Message), Details = error.Details is { } more ? new JsonFit(Detail.Normal, keepsAll: false).Of(more, null, Detail.Normal.Letters() / 2) : null };
        return new CallToolResult { Content = [new TextContentBlock { Text = its.ToString() }], StructuredContent = Structured(PlainResult.Of(ToolResult.Failed(its), its.Message)), IsError = true };
    }

    public static string TextOf(ToolResult result) => string.Join('\n', result.Content.OfType<TextContent>().Select(static text => text.Text));

    private static JsonElement Structured(PlainResult result) => JsonSerializer.SerializeToElement(result, AssistantJson.Default.PlainResult);
}
