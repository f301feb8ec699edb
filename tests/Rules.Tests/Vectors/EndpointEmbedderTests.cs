using System.Text.Json.Nodes;
using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Tests.Vectors;

/// <summary>Against a peer that speaks as Ollama and OpenAI do on the wire, their errors included.</summary>
public sealed class EndpointEmbedderTests : IDisposable
{
    private readonly EncoderPeer _peer = new();

    [Fact]
    public async Task Ollama_is_asked_in_its_own_words_and_its_vectors_have_length_one()
    {
        using var embedder = Embedder(EndpointKind.Ollama);
        _peer.Answers.Enqueue((200, """{"model":"m","embeddings":[[3,4],[0,2]],"total_duration":14143917}"""));

        var vectors = await embedder.EmbedAsync(["a", "b"], default);

        Assert.Equal([[0.6f, 0.8f], [0f, 1f]], vectors);
        Assert.Equal("/api/embed", _peer.Asked[0].Path);
        Assert.Equal(["a", "b"], _peer.Asked[0].Body["input"]!.AsArray().Select(static text => text!.GetValue<string>()));
    }

    [Fact]
    public async Task Others_are_asked_as_OpenAI_is_with_the_key_in_a_header_and_may_answer_in_any_order()
    {
        using var embedder = Embedder(EndpointKind.OpenAi, "secret");
        _peer.Answers.Enqueue((200, """{"object":"list","data":[{"object":"embedding","index":1,"embedding":[0,1]},{"object":"embedding","index":0,"embedding":[1,0]}],"model":"m","usage":{"prompt_tokens":2,"total_tokens":2}}"""));

        Assert.Equal([[1f, 0f], [0f, 1f]], await embedder.EmbedAsync(["a", "b"], default));
        Assert.Equal(("/embeddings", "Bearer secret"), (_peer.Asked[0].Path, _peer.Asked[0].Authorization));
    }

    [Fact]
    public async Task Whoever_is_told_to_wait_asks_once_more()
    {
        using var embedder = Embedder(EndpointKind.Ollama);
        _peer.Answers.Enqueue((429, """{"error":{"message":"Rate limit reached","type":"requests","code":"rate_limit_exceeded"}}"""));
        _peer.Answers.Enqueue((200, """{"embeddings":[[1]]}"""));

        Assert.Single(await embedder.EmbedAsync(["a"], default));
        Assert.Equal(2, _peer.Asked.Count);
    }

    [Theory]
    [InlineData(404, """{"error":"model \"m\" not found, try pulling it first"}""")]
    [InlineData(401, """{"error":{"message":"Incorrect API key provided","type":"invalid_request_error","code":"invalid_api_key"}}""")]
    [InlineData(200, """{"embeddings":[[1],[2,3]]}""")]
    [InlineData(200, """{"embeddings":[[1]]}""")]
    [InlineData(200, """{"embeddings":[[],[]]}""")]
    [InlineData(200, """{}""")]
    [InlineData(200, "<html>")]
    public async Task What_is_no_answer_is_none(int status, string body)
    {
        using var embedder = Embedder(EndpointKind.Ollama);
        _peer.Answers.Enqueue((status, body));

        Assert.Empty(await embedder.EmbedAsync(["a", "b"], default));
    }

    [Fact]
    public async Task A_peer_that_is_not_there_is_no_trouble()
    {
        _peer.Dispose();
        using var embedder = Embedder(EndpointKind.Ollama);

        Assert.Empty(await embedder.EmbedAsync(["a"], default));
    }

    [Fact]
    public void A_question_leaves_whoever_did_not_answer_alone_for_a_while()
    {
        using var embedder = Embedder(EndpointKind.Ollama);
        _peer.Answers.Enqueue((404, "{}"));

        Assert.Empty(embedder.Embed(["a"]));
        Assert.Empty(embedder.Embed(["a"]));
        Assert.Single(_peer.Asked);
    }

    [Fact]
    public async Task Many_texts_go_in_parts()
    {
        using var embedder = Embedder(EndpointKind.Ollama);
        _peer.Answers.Enqueue((200, new JsonObject { ["embeddings"] = new JsonArray([.. Enumerable.Range(0, 32).Select(static _ => new JsonArray(1.0))]) }.ToJsonString()));
        _peer.Answers.Enqueue((200, """{"embeddings":[[1]]}"""));

        Assert.Equal(33, (await embedder.EmbedAsync([.. Enumerable.Repeat("x", 33)], default)).Length);
    }

    [Theory]
    [InlineData("ollama:nomic-embed-text", "http://127.0.0.1:11434/api/embed")]
    [InlineData("ollama:all-minilm:22m", "http://127.0.0.1:11434/api/embed")]
    [InlineData("ollama:m@http://localhost:9/x", "http://localhost:9/x/api/embed")]
    [InlineData("openai:text-embedding-3-small@https://api.example.org/v1", "https://api.example.org/v1/embeddings")]
    public void An_encoder_is_named_in_one_line(string text, string path) => Assert.Equal(path, EndpointAddress.Parse(text, null).Value!.Path.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("ollama:")]
    [InlineData("openai:m")]
    [InlineData("cohere:m@https://x")]
    [InlineData("openai:m@http://example.org/v1")]
    [InlineData("ollama:m@http://192.168.1.5:11434")]
    [InlineData("openai:m@nonsense")]
    public void What_is_not_understood_or_could_be_overheard_is_refused(string text) => Assert.Equal("usage", EndpointAddress.Parse(text, null).Error?.Code);

    public void Dispose() => _peer.Dispose();

    private EndpointEmbedder Embedder(EndpointKind kind, string? key = null) => new(new EndpointAddress(kind, "m", _peer.Base, key), TimeProvider.System);
}
