using System.Text;
using PluginHost.Rules.Library;

namespace PluginHost.Rules.Tests.Library;

public sealed class WordbookTests
{
    [Fact]
    public void Whatever_is_packed_comes_back_byte_for_byte()
    {
        var random = new Random(3);
        var texts = Enumerable.Range(0, 200).Select(_ => Text(random)).ToList();
        var words = WordLearning.Of(texts);
        foreach (var text in (byte[][])[.. texts, [], [.. Enumerable.Repeat((byte)'x', 5_000)], [.. Enumerable.Range(0, 3_000).Select(_ => (byte)random.Next(256))]])
        {
            Assert.Equal(text, new Wordbook(words.Data).Unpack(words.Pack(text)));
        }
    }

    [Fact]
    public void Prose_takes_less_than_six_tenths_even_in_a_little_book()
    {
        var text = StarterBook.Bytes();
        var words = WordLearning.Of([text]);
        Assert.InRange(words.Pack(text).Length, 1, text.Length * 6 / 10);
    }

    [Fact]
    public void More_words_than_there_are_numbers_are_spelled_out()
    {
        var many = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Wordbook.Most + 3_000).SelectMany(static number => new[] { $" w{number}", $" w{number}" })));
        var words = WordLearning.Of([many]);
        Assert.Equal(Wordbook.Most, words.Count);
        Assert.Equal(many, words.Unpack(words.Pack(many)));
    }

    [Fact]
    public void What_is_damaged_is_told_and_ends()
    {
        var random = new Random(4);
        var words = WordLearning.Of([StarterBook.Bytes()]);
        var packed = words.Pack(StarterBook.Bytes().AsSpan(0, 2_000));
        for (var time = 0; time < 500; time++)
        {
            var damaged = packed[..random.Next(packed.Length)];
            for (var change = random.Next(4); change > 0 && damaged.Length > 0; change--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                words.Unpack(damaged);
            }
            catch (InvalidDataException)
            {
                // That is how it is told.
            }
        }

        Assert.Throws<InvalidDataException>(() => words.Unpack([255, 1, 65]));
        Assert.Throws<InvalidDataException>(() => new Wordbook([]).Unpack([0]));
    }

    private static byte[] Text(Random random) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => random.Next(5) switch
    {
        0 => ", ",
        1 => $" name{random.Next(400)}",
        2 => " “Lämpchen” 🕯",
        3 => "\n\n\"\\u2019",
        _ => " the",
    })));
}
