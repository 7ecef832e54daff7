"""manage.py find_pairs: pairs among the texts that are already filed; again at will."""

from django.core.management.base import BaseCommand
from django.db.models import Exists, OuterRef

from briefings.models import Article
from reuse.filing import follow_articles
from reuse.models import FiledKey

# So many in one transaction, for which whoever edits or publishes has to wait; what is
# broken off goes on behind the last of them.
BATCH = 20


class Command(BaseCommand):
    help = "给已入库、还没有比对过的文章找同一件事的；中断了再运行，会接着找。"

    def add_arguments(self, parser):
        parser.add_argument("--most", type=int, help="这一次最多比对多少篇")
        parser.add_argument(
            "--again", action="store_true", help="比对过的也重新比对；人工处理过的不变"
        )
        parser.add_argument(
            "--after", type=int, default=0, help="从这个编号之后的文章开始"
        )

    def handle(self, *, most, again, after, **options):
        articles = Article.objects.filter(pk__gt=after)
        if not again:
            # As NOT IN, PostgreSQL would read all keys for each batch.
            articles = articles.filter(
                ~Exists(FiledKey.objects.filter(article=OuterRef("pk")))
            )
        looked, pairs = 0, 0
        for batch in articles.only("pk").in_batches(BATCH):
            chosen = batch[: None if most is None else most - looked]
            if not chosen:
                break
            pairs += follow_articles([each.pk for each in chosen])
            looked, after = looked + len(chosen), chosen[-1].pk
        self.stdout.write(f"比对 {looked} 篇，到编号 {after}；它们有 {pairs} 对。")
