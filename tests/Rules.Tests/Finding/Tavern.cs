using PluginHost.Rules.Finding;
using PluginHost.Rules.Index;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Rules.Tests.Finding;

/// <summary>A small shelf of our own.</summary>
internal sealed class Tavern : IPassages, IDisposable
{
    private readonly Exhaustive _index = new(Weighing.Default);
    private readonly List<Passage> _passages =
    [
        new(0, "Lantern Dance", [], "Casting time 1 action. Range 30 feet. Duration 1 hour. Small lanterns float about you and shed light."),
        new(1, "Ember Burst", [], "Casting time 1 action. Range 90 feet. Duration Instantaneous. A burst of embers sets fire to everything near."),
        new(2, "Cellar Rat", [], "Small beast, unaligned. Hit points 4, challenge 0. It lives in cellars and gnaws at barrels."),
        new(3, "Brawling", ["Evenings at the Tavern"], "When guests come to blows, each rolls a check of strength. Whoever loses is prone on the floor."),
        new(4, "Resting", ["Evenings at the Tavern"], "A guest who sleeps eight hours in a bed regains lost hit points."),
        new(5, "Slippers of Silence (pair)", [], "Wondrous item, rare. Whoever wears these slippers makes no sound.") { Labels = ["system:tavern"] },
        new(6, "Ember", [], "What remains of a fire in the morning."),
        new(7, "Barrel, oaken", [], "Holds forty gallons of ale. Cost 2 gp."),
    ];

    public Tavern()
    {
        _index.Change(_passages.Select(IndexedPassage.Of), []);
        Learned = Learned.From(_passages);
        Finder = new Finder(_index, this, Learned, Synonyms.Default);
    }

    public Finder Finder { get; }

    public Learned Learned { get; }

    public string First(string question) => Finder.Find(new Question(question)).Answers[0].Passage.Title;

    public Passage? Find(long id) => id >= 0 && id < _passages.Count ? _passages[(int)id] : null;

    public Passage? Beside(long id, int places) => Find(id + places);

    public void Dispose() => _index.Dispose();
}
