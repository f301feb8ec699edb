using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests;

public sealed class DamageTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_was_cut_off_is_noticed()
    {
        Fill();
        foreach (var file in Files())
        {
            var whole = File.ReadAllBytes(file);
            for (var tenth = 0; tenth < 10; tenth++)
            {
                File.WriteAllBytes(file, whole[..(whole.Length * tenth / 10)]);
                IsDamaged();
            }

            File.WriteAllBytes(file, [.. whole, 0]);
            IsDamaged();
            File.Delete(file);
            if (!file.EndsWith(Manifest.FileName, StringComparison.Ordinal))
            {
                IsDamaged();
            }

            File.WriteAllBytes(file, whole);
        }

        using var index = OracleTests.Opened(_folder, Weighing.Default);
        Assert.NotEmpty(index.Search(new PrefixQuery(""), 5));
    }

    [Fact]
    public void A_flipped_bit_is_noticed_wherever_it_is()
    {
        Fill();
        var random = new Random(5);
        foreach (var file in Files())
        {
            var whole = File.ReadAllBytes(file);
            for (var time = 0; time < 200; time++)
            {
                var at = time < 20 ? time : time < 60 ? whole.Length - 1 - time + 20 : random.Next(whole.Length);
                var flipped = (byte[])whole.Clone();
                flipped[at] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(file, flipped);
                IsDamaged();
            }

            File.WriteAllBytes(file, whole);
        }
    }

    [Fact]
    public void A_damaged_index_is_begun_anew()
    {
        Fill();
        File.WriteAllText(Files().First(), "not an index");
        IsDamaged();
        using var index = RulesIndexFiles.Anew(_folder.Path, Weighing.Default).Value!;
        Assert.Equal(0, index.Count);
        Assert.Empty(Files());
        index.Change([new RandomIndex(1).Chunk(4)], []);
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void A_folder_that_cannot_be_one_is_an_error()
    {
        var path = Path.Combine(_folder.Path, "file");
        File.WriteAllText(path, "");
        Assert.Equal("index-unreadable", RulesIndexFiles.Open(path, Weighing.Default).Error?.Code);
    }

    private void Fill()
    {
        var random = new RandomIndex(1);
        using var index = OracleTests.Opened(_folder, Weighing.Default);
        index.Change(random.Chunks(200, 1000), []);
        index.Change(random.Chunks(20, 1000), [random.Id(1000)]);
    }

    private void IsDamaged() => Assert.Equal("index-damaged", RulesIndexFiles.Open(_folder.Path, Weighing.Default).Error?.Code);

    private List<string> Files() => [.. Directory.EnumerateFiles(_folder.Path)];
}
