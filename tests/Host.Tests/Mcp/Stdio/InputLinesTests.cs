using System.Text;

namespace PluginHost.Host.Tests;

public sealed class InputLinesTests
{
    [Fact]
    public async Task Lines_come_one_by_one_without_their_ends_and_blank_ones_are_passed_over()
    {
        Assert.Equal(["one", "two", "three"], await ReadAsync("one\r\n\n  \ntwo\nthree"u8.ToArray()));
    }

    [Fact]
    public async Task A_line_that_is_too_long_comes_as_an_empty_one_and_the_next_is_whole()
    {
        Assert.Equal(["before", "", "after"], await ReadAsync([.. "before\n"u8, .. new byte[(2 << 20) + 5].Select(static _ => (byte)'x'), .. "\nafter\n"u8]));
    }

    [Fact]
    public void A_thread_of_its_own_reads_the_same_and_a_blank_line_may_be_the_end()
    {
        Assert.Equal(["one", "two"], Read(new InputLines(new MemoryStream("one\n\r\ntwo"u8.ToArray()))));
        Assert.Equal(["one"], Read(new InputLines(new MemoryStream("one\n\r\ntwo"u8.ToArray()), blankEnds: true)));
        Assert.Equal(["", "b"], Read(new InputLines(new MemoryStream("aaaa\nb\n"u8.ToArray()), most: 3)));
    }

    [Fact]
    public async Task Nothing_at_all_is_the_end()
    {
        Assert.Empty(await ReadAsync([]));
    }

    private static List<string> Read(InputLines lines)
    {
        using (lines)
        {
            var all = new List<string>();
            while (lines.Next() is { } line)
            {
                all.Add(Encoding.UTF8.GetString(line.Span));
            }

            return all;
        }
    }

    private static async Task<List<string>> ReadAsync(byte[] input)
    {
        using var lines = new InputLines(new MemoryStream(input));
        var all = new List<string>();
        while (await lines.NextAsync(CancellationToken.None) is { } line)
        {
            all.Add(Encoding.UTF8.GetString(line.Span));
        }

        return all;
    }
}
