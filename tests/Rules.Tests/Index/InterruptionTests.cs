using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests;

public sealed class InterruptionTests : IDisposable
{
    private static readonly IndexLimits Small = new() { Words = 500 };

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("segment")]
    [InlineData("merged")]
    [InlineData("written")]
    public void A_change_that_ends_in_the_middle_leaves_everything_as_it_was(string stop)
    {
        var random = new RandomIndex(3);
        var chunks = random.Chunks(100, 300);
        using var oracle = new Exhaustive(Weighing.Default);
        oracle.Change(chunks, []);
        var armed = false;
        void Step(string step)
        {
            if (armed && step == stop)
            {
                throw new IOException("stopped");
            }
        }

        using (var index = RulesIndexFiles.Open(_folder.Path, Weighing.Default, Small, Step).Value!)
        {
            index.Change(chunks, []);
            armed = true;
            Assert.Throws<IOException>(() => index.Change(random.Chunks(100, 300), [random.Id(300)]));
            OracleTests.Same(index, oracle, random, 20);
            armed = false;
            var more = random.Chunks(50, 300);
            index.Change(more, []);
            oracle.Change(more, []);
            OracleTests.Same(index, oracle, random, 20);
        }

        using var again = RulesIndexFiles.Open(_folder.Path, Weighing.Default).Value!;
        OracleTests.Same(again, oracle, random, 20);
    }

    [Fact]
    public void Chunks_that_fail_to_come_change_nothing()
    {
        using var index = RulesIndexFiles.Open(_folder.Path, Weighing.Default, Small).Value!;
        var random = new RandomIndex(4);
        Assert.Throws<InvalidOperationException>(() => index.Change(Failing(), []));
        Assert.Equal(0, index.Count);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));

        IEnumerable<IndexedChunk> Failing()
        {
            foreach (var chunk in random.Chunks(200, 200))
            {
                yield return chunk;
            }

            throw new InvalidOperationException();
        }
    }

    [Fact]
    public void What_a_killed_change_left_behind_is_swept()
    {
        var random = new RandomIndex(5);
        using (var index = RulesIndexFiles.Open(_folder.Path, Weighing.Default).Value!)
        {
            index.Change(random.Chunks(50, 50), []);
        }

        var files = Directory.GetFiles(_folder.Path);
        var segment = files.Single(static file => file.EndsWith(".segment", StringComparison.Ordinal));
        File.WriteAllBytes(Path.Combine(_folder.Path, "99.segment"), File.ReadAllBytes(segment)[..100]);
        File.WriteAllText(Path.Combine(_folder.Path, "manifest.new"), "half");
        using var again = RulesIndexFiles.Open(_folder.Path, Weighing.Default).Value!;
        Assert.Equal(files.Order(), Directory.GetFiles(_folder.Path).Order());
        again.Change(random.Chunks(5, 50), []);
    }

    [Fact]
    public void Files_that_are_wanted_no_more_go()
    {
        using var index = RulesIndexFiles.Open(_folder.Path, Weighing.Default, Small).Value!;
        var random = new RandomIndex(6);
        for (var change = 0; change < 40; change++)
        {
            index.Change(random.Chunks(7, 100), [random.Id(100)]);
            Assert.InRange(Directory.GetFiles(_folder.Path).Length, 2, 2 + Small.Segments);
        }

        index.Change([], Enumerable.Range(0, 100).Select(static id => (id * 7919L) - 1000));
        Assert.Equal(0, index.Count);
        Assert.Single(Directory.GetFiles(_folder.Path));
        Assert.Empty(index.Search(new PrefixQuery(""), 10));
    }
}
