using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Tests.Vectors;

/// <summary>The package itself, and its own project's code beside ours.</summary>
public sealed class NodePeerTests
{
    private static readonly string[] Sentences =
    [
        "A lantern lights the road.",
        "How far can I jump without a running start?",
        "can i cast two spells in one turn",
        "The old mill burned down: nobody knows why.",
        "lantern",
        "LANTERN OIL (flask), 1 sp",
        "What happens when I fall asleep at the wheel of a cart?",
        "Two goblins, three wolves and a very angry goose guard the bridge over the river.",
        "Roll 2d6+3 :) and add your modifier :-(",
        "See https://example.org/rules?page=3 for more",
        "naïve café façade — “quoted” and ‘single’ … done",
        "½ cup of ﬁne flour, 30 m² of ﬂoor, x² ＋ ｙ³",
        "full\u00a0width\u3000ＡＢＣ 123",
        "日本語の文 mixed with English",
        "emoji 🎲🎲 dice 🎲",
        "a",
        " leading and trailing ",
        "double  spaces   and\ttabs\nand lines",
        "zzzzqqqqxxxxvvvv",
        "1234567890 12,345.67 -8",
        "The armour gives +2; you can't wear it while climbing, swimming or sleeping.",
        "Wer reitet so spät durch Nacht und Wind?",
        "▁ ▁▁ underscores that are not",
        "e\u0301te\u0301 apre\u0300s-midi man\u0303ana u\u0308ber",
        "...........................................",
        "What is the price of a warhorse and of the cart that it draws?",
        "When you take damage while you keep up a spell, you may lose it.",
        "A short rest lasts an hour. A long rest lasts eight. Nobody rests in a storm.",
        string.Concat(Enumerable.Repeat("The road goes on and on past the hill, the mill and the still water. ", 20)),
        string.Concat(Enumerable.Repeat("x€y ", 200)),
    ];

    [Fact]
    [Trait("Category", "Long")]
    public async Task Our_pieces_and_vectors_are_those_of_the_encoders_own_code()
    {
        using var node = await NodePeer.InstallAsync();
        using var encoder = new SentenceEncoder(node.Model);
        Assert.Null(encoder.Error);
        var tokeniser = VocabularyFile.Read(node.Model, 8_002).Value!;

        var theirs = await node.EncodeAsync(Sentences);

        var ours = encoder.Embed(Sentences);
        for (var at = 0; at < Sentences.Length; at++)
        {
            Assert.Equal(theirs[at].Pieces, tokeniser.Pieces(Sentences[at]));
            Assert.InRange(ours[at].Zip(theirs[at].Vector, static (one, other) => one * other).Sum(), .9999f, 1.0001f);
        }
    }
}
